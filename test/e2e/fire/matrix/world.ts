import { catalogue } from "../../../../monitoring/catalogue/index.js";
import type { Series } from "../../../../monitoring/proof.js";
import type { World } from "../injector.js";
import { metricOf, played } from "../play.js";

/** What a pool exports from a moment on. Counters go on from where they were. */
export function turned(before: World, series: Series, pool: string, at: number): World {
  const from = played(series, at, { poolOf: () => pool });
  return new Map(
    [...from].map(([selector, valueAt]) => {
      const isGauge = catalogue.get(metricOf(selector))?.type === "gauge";
      const start = isGauge ? undefined : before.get(selector)?.(at);
      return [selector, start === undefined ? valueAt : (now: number) => start + (valueAt(now) ?? 0)];
    }),
  );
}

/** A world that has been so for an hour. */
export function settled(series: Series, pool: string, now: number): World {
  return turned(new Map(), series, pool, now - 3_600_000);
}
