import type { Cell, PlacedPod } from "./cell.js";
import type { CompiledPolicy } from "./compiled.js";
import { type Difference, differences } from "./differences.js";
import type { Engine } from "./engine.js";

/** What is so while a policy is missing. */
export interface Missing {
  /** Where the pods it may select stood before. */
  readonly before: ReadonlyMap<PlacedPod, Cell>;
  readonly differences: readonly Difference[];
}

/** Looks at the world as it would be without one policy, and puts it back in force. */
export function without<T>(engine: Engine, policy: CompiledPolicy, look: (missing: Missing) => T): T {
  const sites = [...engine.sites.values()].filter(
    (site) => site.policies.has(policy) || site.clusterPolicies.has(policy),
  );
  const pods = sites.flatMap((site) => [...site.pods]);
  const before = new Map(pods.map((placed) => [placed, placed.cell]));
  engine.repeal(policy);
  try {
    for (const placed of pods) engine.replace(placed);
    return look({ before, differences: differences(engine, before, new Set(pods)) });
  } finally {
    engine.compiled.set(policy.source, policy);
    engine.enforce(policy);
    for (const placed of pods) engine.replace(placed);
  }
}
