import { catalogue } from "../../../monitoring/catalogue/index.js";
import { secondsOf } from "../../../monitoring/check/expression.js";
import type { Series } from "../../../monitoring/proof.js";
import { completedSeries } from "../../../monitoring/proving/series.js";
import { allSuites, type Suite } from "../../../monitoring/proving/suite.js";
import type { World } from "./injector.js";
import { counterCourse, gaugeCourse } from "./values.js";

/** An alert, where its proof is played, and what must be told of it. */
export interface Staged {
  readonly suite: Suite;
  readonly name: string;
  /** Alerts that look at all pools at once have a stage of their own; all others have pools of their own on one. */
  readonly stage: "pools" | "province";
  /** Labels of what must fire, complete. */
  readonly firing: readonly Readonly<Record<string, string>>[];
  /** Minutes from the beginning of the fault until the alert fires. */
  readonly minutes: number;
}

/** Every alert on its stage. */
export async function stagedAlerts(): Promise<readonly Staged[]> {
  return (await allSuites()).map((suite) => {
    const { name, across } = suite.proven.alert;
    const stage = across?.includes("pool") ? "province" : "pools";
    const [fires] = suite.cases;
    const last = fires?.expectations.at(-1);
    const firing = (last?.firing ?? []).map(({ labels }) => ({
      ...labels,
      alertname: name,
      ...(labels.pool === undefined ? {} : { pool: poolOn(stage, name, labels.pool) }),
    }));
    return { suite, name, stage, firing, minutes: last?.minute ?? 0 };
  });
}

/** The world while something is wrong that began so long ago that it is told now, and goes on. */
export function faultOf(staged: Staged, now: number): World {
  return played(staged, staged.suite.proven.proof.fault, now - staged.minutes * 60_000);
}

/** Whether it looks back, so that it has to be shown what was before. */
export function looksBack({ suite }: Staged): boolean {
  return suite.rules.groups.some(({ rules }) => rules.some(({ expr }) => expr.includes("[")));
}

/** The world of the same things when nothing is wrong. Counters go on; what is only just right stays so. */
export function healthOf(staged: Staged, now: number): World {
  const { quiet, quietAt } = staged.suite.proven.proof;
  const lasted = quietAt === undefined ? staged.minutes * 60_000 : secondsOf(quietAt) * 1000;
  return played(staged, quiet[0], now - lasted, lasted);
}

/** Milliseconds by which times of a healthy world run ahead: a sample is some seconds old when a rule reads it. */
const untilRead = 10_000;

function poolOn(stage: Staged["stage"], name: string, pool: string): string {
  return stage === "pools" ? `${name}:${pool}` : pool;
}

/**
 * Series of a proof. Proofs begin in 1970, and so do the times they speak of: both are moved to when the proof began.
 * @param began in milliseconds since 1970
 * @param held the milliseconds at which what does not count stands still @default - it goes on
 */
function played({ name, stage }: Staged, series: Series, began: number, held?: number): World {
  return new Map(
    [...completedSeries(series)].map(([selector, values]) => {
      const metric = catalogue.get(selector.split("{")[0] ?? "");
      const isGauge = metric?.type === "gauge";
      const course = isGauge ? gaugeCourse(values) : counterCourse(values);
      const own = selector.replace(
        /(?<=[{,])pool="([^"]*)"/,
        (_, pool) => `pool="${poolOn(stage, name, pool)}"`,
      );
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
