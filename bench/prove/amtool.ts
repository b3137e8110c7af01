// Asks amtool where 200 alerts go, one process each, which is how it is asked.
import { spawnSync } from "node:child_process";
import { allAlerts } from "../../monitoring/index.js";
import { program } from "../program.js";

const [config = ""] = process.argv.slice(2);
const amtool = program("amtool");
const alerts = (await allAlerts()).slice(0, 200);
if (alerts.length < 200) throw new Error("there are no 200 alerts");
for (const { name, labels } of alerts) {
  const pairs = Object.entries({ alertname: name, ...labels }).map(([label, value]) => `${label}=${value}`);
  const { status } = spawnSync(amtool, ["config", "routes", "test", `--config.file=${config}`, ...pairs]);
  if (status !== 0) throw new Error(`amtool ended with ${status}`);
}
