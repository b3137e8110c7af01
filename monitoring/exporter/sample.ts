import type { zhengyun } from "../catalogue/zhengyun.js";
import type { Labels } from "../proof.js";

/** A metric of our own exporter, as the catalogue has it. */
export type OwnMetric = keyof (typeof zhengyun)["metrics"];

/** One value of one metric. */
export interface Sample {
  readonly metric: OwnMetric;
  readonly labels: Labels;
  readonly value: number;
}

export function sample(metric: OwnMetric, labels: Labels, value: number): Sample {
  return { metric, labels, value };
}

/** What samples are taken against. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Minutes that the estate's time zone is ahead of UTC. */
  readonly offset: number;
}

/** Unix seconds at which a day, `YYYY-MM-DD`, begins in the estate's time zone. */
export function beginOf(day: string, { offset }: Moment): number {
  return Date.parse(`${day}T00:00:00Z`) / 1000 - offset * 60;
}

/** Unix seconds of an instant. */
export function secondsOf(instant: string): number {
  return Date.parse(instant) / 1000;
}
