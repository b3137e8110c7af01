import { secondsOf } from "../../../monitoring/check/expression.js";
import type { Series } from "../../../monitoring/proof.js";
import { allSuites, type Suite } from "../../../monitoring/proving/suite.js";
import type { World } from "./injector.js";
import { played } from "./play.js";

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
  return onStage(staged, staged.suite.proven.proof.fault, now - staged.minutes * 60_000);
}

/** Whether it looks back, so that it has to be shown what was before. */
export function looksBack({ suite }: Staged): boolean {
  return suite.rules.groups.some(({ rules }) => rules.some(({ expr }) => expr.includes("[")));
}

/** The world of the same things when nothing is wrong. Counters go on; what is only just right stays so. */
export function healthOf(staged: Staged, now: number): World {
  const { quiet, quietAt } = staged.suite.proven.proof;
  const lasted = quietAt === undefined ? staged.minutes * 60_000 : secondsOf(quietAt) * 1000;
  return onStage(staged, quiet[0], now - lasted, lasted);
}

/** Plays a proof on its stage. @param held as of {@link played} */
function onStage({ name, stage }: Staged, series: Series, began: number, held?: number): World {
  return played(series, began, { poolOf: (pool) => poolOn(stage, name, pool), held });
}

function poolOn(stage: Staged["stage"], name: string, pool: string): string {
  return stage === "pools" ? `${name}:${pool}` : pool;
}
