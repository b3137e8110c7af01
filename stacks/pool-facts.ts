import type { Direction } from "../constructs/tenancy/direction.js";
import type { Entity, Estate } from "../estate/index.js";
import type { Pool } from "../estate/kinds/pool.js";

type Capability = keyof Pool["capabilities"];

/** Whether a pool carries something out; read-only is not. */
export function can(pool: Pool, capability: Capability): boolean {
  return pool.capabilities[capability] === "yes";
}

/** The directions that network policies of a pool can rule. What it cannot enforce is not rendered either. */
export function directionsOf(pool: Pool): readonly Direction[] {
  return [
    ...(can(pool, "networkPolicyIngress") ? (["ingress"] as const) : []),
    ...(can(pool, "networkPolicyEgress") ? (["egress"] as const) : []),
  ];
}

/** The version of the Pod Security profile that a pool enforces, "none" where it cannot. */
export function podSecurityOf(pool: Pool): string {
  return can(pool, "podSecurity") ? pool.kubernetes.version : "none";
}

/** A pool that is changed by us, or by its operator from our manifests. */
export interface ManagedPool {
  readonly id: string;
  readonly value: Pool;
  readonly management: "terraform" | "manifests";
}

/** The pools that have stacks, by id: those that are not only observed. */
export function managedPools(estate: Estate): ManagedPool[] {
  return estate.all("pool").flatMap(({ id, value }: Entity<"pool">) => {
    const { management } = value;
    return management === "observed" ? [] : [{ id, value, management }];
  });
}
