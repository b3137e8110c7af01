// Plain objects and JSON.stringify: the least any program has to do.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plainTenant } from "./plain-tenant.js";
import { fleetFromArguments } from "./size.js";

const { out, pools } = fleetFromArguments();
for (const pool of pools) {
  const resource: Record<string, Record<string, unknown>> = {};
  for (const tenant of pool.tenants) {
    for (const [type, address, attributes] of plainTenant(pool.id, tenant)) {
      const addresses = resource[type] ?? {};
      addresses[address] = attributes;
      resource[type] = addresses;
    }
  }
  const folder = join(out, "stacks", pool.id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ resource }, null, 2));
}
