import { hash } from "node:crypto";

/**
 * The shard something belongs to: a function of its key alone, so that nothing moves because another came or
 * went. Never to be changed: it decides which Terraform state holds what.
 *
 * @returns 0 to `shards - 1`
 */
export function stableShard(key: string, shards: number): number {
  return hash("sha256", key, "buffer").readUInt32BE(0) % shards;
}
