import type { Entity, Estate } from "../../estate/index.js";
import type { StackSpec } from "../../stacks/layer.js";

/** What a pipeline does for one pool, by a runner beside that pool. */
export interface PoolWork {
  readonly pool: string;
  /** As people call the pool. */
  readonly title: string;
  /** Whether its changes are applied, or handed to its operator as manifests. */
  readonly management: "terraform" | "manifests";
  /** Pools with a stack that a stack of this one depends on: they come first. */
  readonly after: readonly string[];
}

/**
 * The work of some pools, in the order of the stack graph.
 *
 * @param specs all stacks of the estate, each after those it depends on
 */
export function poolWork(
  estate: Estate,
  specs: readonly StackSpec[],
  pools: readonly Entity<"pool">[],
): PoolWork[] {
  const poolOf = new Map(specs.map(({ name, pool }) => [name, pool]));
  const wanted = new Set(pools.map(({ id }) => id));
  const order = [...new Set(specs.map(({ pool }) => pool))].filter((pool) => wanted.has(pool));
  return order.flatMap((pool): PoolWork[] => {
    const value = estate.find("pool", pool)?.value;
    if (value === undefined || value.management === "observed") return [];
    const needed = specs
      .filter((spec) => spec.pool === pool)
      .flatMap(({ dependsOn }) => dependsOn.map((stack) => poolOf.get(stack)));
    const after = [...new Set(needed)].filter(
      (other): other is string => other !== undefined && other !== pool && wanted.has(other),
    );
    const { zh, en } = value.name;
    const title = en === undefined ? zh : `${zh} · ${en}`;
    return [{ pool, title, management: value.management, after: after.sort() }];
  });
}
