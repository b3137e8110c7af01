import ipaddr from "ipaddr.js";
import { poolNumber } from "./autonomous-systems.js";
import type { Entity } from "./entity.js";
import type { Estate } from "./estate.js";
import { type Network, networkOf } from "./networks.js";

/**
 * The block that a pool's division code chooses from the province's addresses: the 27th of IPv4 for 232700; of IPv6
 * the one that reads like the code, `fd00:2327::/32`, or its last digits where there is no room for more. Undefined
 * where the estate declares no plan of the family, or the plan has no such block.
 */
export function poolBlock(estate: Estate, pool: Entity<"pool">, family: 4 | 6): Network | undefined {
  const plan = estate.settings.addressPlan?.[family === 4 ? "v4" : "v6"];
  if (!plan) return undefined;
  const { first, last } = networkOf(plan.network);
  const number = poolNumber(estate, pool);
  const size = 1n << BigInt((family === 4 ? 32 : 128) - plan.pool);
  const count = (last - first + 1n) / size;
  const index = family === 4 ? BigInt(number) : digits(estate.settings.province, number, count);
  if (index >= count) return undefined;
  const begin = first + index * size;
  return { cidr: `${shown(begin, family)}/${plan.pool}`, family, first: begin, last: begin + size - 1n };
}

/** The province's two digits and the pool's two, read as hexadecimal ones; as many of the last as there is room for. */
function digits(province: string, number: number, count: bigint): bigint {
  const all = BigInt(`0x${province.slice(0, 2)}${String(number).padStart(2, "0")}`);
  return count > 0xffffn ? all : all & 0xffn;
}

function shown(address: bigint, family: 4 | 6): string {
  const [parts, width] = family === 4 ? [4, 8n] : [8, 16n];
  const values = Array.from({ length: parts }, (_, index) =>
    Number((address >> (width * BigInt(parts - 1 - index))) & ((1n << width) - 1n)),
  );
  return family === 4 ? values.join(".") : new ipaddr.IPv6(values).toString();
}
