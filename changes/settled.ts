import type { Assessment } from "./assess.js";
import type { AuditIntent, AuditOutcome, AuditTrail } from "./audit.js";
import type { ChangeDigest } from "./plan/digest.js";
import { isRestOf, type PlanRecord } from "./record.js";

/** A plan that was begun, as far as it concerns one stack. */
export interface Begun {
  readonly digest: string;
  readonly changes: ReadonlyMap<string, ChangeDigest>;
}

/**
 * Marks the dangers that were settled before: their very changes belong to the plan that their stack was last begun
 * with and that did not come to its end. That somebody agreed to them, or nobody had to, was asked when it began.
 */
export function settle<A extends Pick<Assessment, "dangers" | "stacks">>(
  assessment: A,
  trail: AuditTrail,
  recordOf: (digest: string) => PlanRecord | undefined,
): A {
  const begun = begunStacks(trail, recordOf);
  const changes = new Map(
    assessment.stacks.flatMap(({ stack, changes }) =>
      changes.map((change) => [`${stack} ${change.address}`, change]),
    ),
  );
  const dangers = assessment.dangers.map((danger) => {
    const { stack, address } = danger;
    const now = changes.get(`${stack} ${address}`);
    const before = begun.get(stack)?.changes.get(address);
    const digest = begun.get(stack)?.digest;
    return now && before && digest !== undefined && isRestOf(before, now)
      ? { ...danger, settledBy: digest }
      : danger;
  });
  return { ...assessment, dangers };
}

/** By stack: the plan that it was last begun with and that did not come to its end. */
export function begunStacks(
  { entries }: AuditTrail,
  recordOf: (digest: string) => PlanRecord | undefined,
): ReadonlyMap<string, Begun> {
  const outcomes = new Map(
    entries.filter((entry): entry is AuditOutcome => entry.event === "outcome").map((one) => [one.run, one]),
  );
  const last = new Map<string, AuditIntent>();
  for (const entry of entries) {
    if (entry.event === "intent") for (const stack of entry.stacks) last.set(stack, entry);
  }
  const begun = [...last].flatMap(([stack, { run, digest }]): [string, Begun][] => {
    if (outcomes.get(run)?.stacks[stack] === "done") return [];
    const recorded = recordOf(digest)?.stacks.find((one) => one.stack === stack);
    return recorded
      ? [[stack, { digest, changes: new Map(recorded.changes.map((one) => [one.address, one])) }]]
      : [];
  });
  return new Map(begun);
}
