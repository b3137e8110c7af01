import { stableShard } from "../../constructs/stable-shard.js";

/** The name of a tenancy stack: `230100-harbin-tenancy-03`. */
export function tenancyStackName(pool: string, shard: number): string {
  return `${pool}-tenancy-${`${shard}`.padStart(2, "0")}`;
}

/**
 * The shard of a department in a pool: a function of its id and the pool's declared number of shards, so that no
 * department moves to another state because another came or went.
 */
export function shardOf(department: string, shards: number): number {
  return stableShard(department, shards);
}
