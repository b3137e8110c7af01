import type { Line } from "../isolation/diff/summary.js";
import type { Assessment } from "./assess.js";
import type { AuditIntent } from "./audit.js";
import type { Danger } from "./danger.js";
import type { FreezeAt } from "./freeze.js";
import type { Orphan } from "./orphans.js";
import type { Outcome } from "./run.js";
import type { Skipped } from "./schedule.js";
import type { LeftOut } from "./selection.js";
import type { OpenedGrant, PoolSummary } from "./summary.js";
import type { Failure } from "./terraform/failure.js";

/** How a stack's run went. */
export interface StackReport {
  readonly stack: string;
  readonly pool: string;
  readonly result: "done" | "failed" | "skipped";
  /** Changes in its plan; 0 where there is none. */
  readonly changes: number;
  readonly failure?: Failure;
  readonly why?: Skipped;
}

/** What `plan` has to say, as `--json` prints it. */
export interface PlanReport {
  /** Names exactly these changes; left out if there are none. */
  readonly digest?: string;
  /** Who planned it first; null if nobody could be named. */
  readonly author: string | null;
  readonly commit: string | null;
  /** Whether the estate differs from that commit. */
  readonly modified: boolean;
  readonly dangers: readonly Danger[];
  readonly pools: readonly PoolSummary[];
  readonly grants: readonly OpenedGrant[];
  /** Paths that the changes open, leave in doubt or close. */
  readonly paths: readonly Line[];
  readonly stacks: readonly StackReport[];
  readonly leftOut: readonly LeftOut[];
  readonly freezes: { readonly inForce: readonly FreezeAt[]; readonly upcoming: readonly FreezeAt[] };
  readonly orphans: readonly Orphan[];
  /** Earlier runs that ended before they could say how. */
  readonly unfinished: readonly AuditIntent[];
  /** First line of the audit file that does not follow from the one before it. */
  readonly auditBrokenAt?: number;
}

/** The outcome of each stack, by the order of the list. */
export function stackReports(
  jobs: readonly { readonly name: string; readonly pool: string }[],
  outcomes: ReadonlyMap<string, Outcome<unknown>>,
  { stacks }: Pick<Assessment, "stacks">,
): readonly StackReport[] {
  const changes = new Map(stacks.map((one) => [one.stack, one.changes.length]));
  return jobs.flatMap(({ name, pool }) => {
    const outcome = outcomes.get(name);
    if (!outcome) return [];
    const base = { stack: name, pool, result: outcome.result, changes: changes.get(name) ?? 0 };
    if (outcome.result === "failed") return [{ ...base, failure: outcome.failure }];
    return [outcome.result === "skipped" ? { ...base, why: outcome.why } : base];
  });
}
