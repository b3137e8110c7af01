import { createHash } from "node:crypto";

/**
 * The shard something belongs to: a function of its key alone, so that nothing moves because another came or
 * went. Never to be changed: it decides which Terraform state holds what.
 *
 * @returns 0 to `shards - 1`
 */
export function stableShard(key: string, shards: number): number {
  return createHash("sha256").update(key).digest().readUInt32BE(0) % shards;
}
