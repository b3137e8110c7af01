import { catalogue } from "../../../monitoring/catalogue/index.js";
import type { Series } from "../../../monitoring/proof.js";
import { completedSeries } from "../../../monitoring/proving/series.js";
import type { World } from "./injector.js";
import { counterCourse, gaugeCourse } from "./values.js";

interface Playing {
  /** What a pool is called in the world that is made. */
  poolOf(pool: string): string;
  /** The milliseconds at which what does not count stands still. @default - it goes on */
  readonly held?: number | undefined;
}

/** Milliseconds by which times of a world that stands still run ahead: a sample is some seconds old when a rule reads it. */
const untilRead = 10_000;

/**
 * Series as proofs write them, as they go on. Proofs begin in 1970, and so do the times they speak of: both are moved
 * to when the play began.
 * @param began in milliseconds since 1970
 */
export function played(series: Series, began: number, { poolOf, held }: Playing): World {
  return new Map(
    [...completedSeries(series)].map(([selector, values]) => {
      const metric = catalogue.get(metricOf(selector));
      const isGauge = metric?.type === "gauge";
      const course = isGauge ? gaugeCourse(values) : counterCourse(values);
      const own = selector.replace(/(?<=[{,])pool="([^"]*)"/, (_, pool) => `pool="${poolOf(pool)}"`);
      const valueAt = (at: number) => {
        const since = held !== undefined && isGauge ? held : at - began;
        const value = course(since / 60_000);
        if (value === undefined || metric?.unit !== "timestamp") return value;
        return value + (at - since + (held === undefined ? 0 : untilRead)) / 1000;
      };
      return [own, valueAt];
    }),
  );
}

/** The metric of a selector. */
export function metricOf(selector: string): string {
  return selector.split("{")[0] ?? "";
}
