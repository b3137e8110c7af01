// cdk8s without its YAML writer.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cdk8sApp } from "./cdk8s-chart.js";
import { fleetFromArguments } from "./size.js";

const { out, pools } = fleetFromArguments();
mkdirSync(out, { recursive: true });
for (const chart of cdk8sApp(pools, out).charts) {
  writeFileSync(join(out, `${chart.node.id}.json`), JSON.stringify(chart.toJson(), null, 2));
}
