import { deepStrictEqual } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { putAside } from "../aside.js";
import { fleet, RESOURCES_PER_TENANT } from "../fleet/model.js";
import type { Row, Variant } from "../row.js";

const POOLS = 14;
const TENANTS = 100;
const size = (quick: boolean) => (quick ? ["2", "3"] : [`${POOLS}`, `${TENANTS}`]);

const variant = (file: string, name: string, atMost?: Variant["atMost"]): Variant => ({
  name,
  module: new URL(`../fleet/${file}.js`, import.meta.url),
  args: (folder, quick) => [join(folder, file), ...size(quick)],
  before: (folder) => putAside(folder, file),
  ...(atMost === undefined ? {} : { atMost }),
});

/** A fleet of pools with a hundred departments each, by what one would use, and by us. */
export const row: Row = {
  title: `Fleet: ${POOLS} pools × ${TENANTS} departments × ${RESOURCES_PER_TENANT} resources = ${POOLS * TENANTS * RESOURCES_PER_TENANT}`,
  base: "plain objects and JSON.stringify",
  variants: [
    variant("plain", "plain objects and JSON.stringify"),
    variant("ours", "zhengyun", { ratio: 4, megabytes: 220 }),
    variant("cdk8s-json", "cdk8s, toJson and JSON.stringify"),
    variant("cdk8s-yaml", "cdk8s, synth (YAML)"),
    variant("stock", "CDKTF 0.21, synth"),
  ],
  verify(folder, quick) {
    const text = (file: string, pool: string) =>
      readFileSync(join(folder, file, "stacks", pool, "cdk.tf.json"), "utf8");
    const [pools, tenants] = size(quick).map(Number);
    for (const { id } of fleet(pools ?? 0, tenants ?? 0)) {
      const ours = text("ours", id);
      if (ours !== text("stock", id)) throw new Error(`${id}: our bytes are not those of stock CDKTF.`);
      deepStrictEqual(JSON.parse(text("plain", id)).resource, JSON.parse(ours).resource);
    }
  },
};
