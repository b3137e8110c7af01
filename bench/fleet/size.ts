import { fleet, type Pool } from "./model.js";

/** What a variant of the fleet is started with: `node variant.js OUT POOLS TENANTS`. */
export function fleetFromArguments(): { readonly out: string; readonly pools: readonly Pool[] } {
  const [out, pools, tenants] = process.argv.slice(2);
  if (out === undefined) throw new Error("usage: node VARIANT.js OUT POOLS TENANTS");
  return { out, pools: fleet(Number(pools), Number(tenants)) };
}
