// Breaks so many servers one after the other, each in a pool of its own, and measures how long it takes each time from
// there until the phone of that pool's shift rings: exporter, Prometheus, Alertmanager, relay and gateway are real.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import hardware from "../../monitoring/domains/hardware.js";
import { ruleFile } from "../../monitoring/rules/rule-file.js";
import { openChain } from "../../test/e2e/fire/chain.js";
import { Injector } from "../../test/e2e/fire/injector.js";
import { hurried } from "../../test/e2e/fire/rules.js";
import { startPrometheus } from "../../test/e2e/monitoring/prometheus.js";

const [folder = "", count = ""] = process.argv.slice(2);
const pools = Array.from({ length: Number(count) }, (_, index) => `pool-${index}`);
/** Milliseconds between two trials; no part of a second, so that they meet scrapes and evaluations at any point. */
const pause = 237;

const chain = await openChain(
  folder,
  fileURLToPath(new URL("../../bin/zhengyun.js", import.meta.url)),
  pools.map((pool) => ({ id: pool, match: { pool: [pool] } })),
);

const broken = new Map<string, number>();
const injector = new Injector();
injector.world = new Map(
  pools.map((pool) => [
    `ipmi_chassis_power_state{city="230100",pool="${pool}",job="ipmi",instance="s1"}`,
    () => (broken.has(pool) ? 0 : 1),
  ]),
);
const prometheus = await startPrometheus({
  config: configOf(await injector.open()),
  // Nothing is waited for: how long something must be wrong is the rule's own choice.
  rules: hurried([ruleFile(hardware, ["pool"])], Number.POSITIVE_INFINITY),
});
try {
  const durations = await trials();
  writeFileSync(join(folder, "trials.txt"), `${durations.join("\n")}\n`);
  performance.measure("bench", {
    start: 0,
    duration: durations[Math.ceil(0.99 * durations.length) - 1] ?? 0,
  });
} finally {
  await prometheus.stop();
  injector.close();
  await chain.close();
}

function configOf(target: string): object {
  return {
    global: { scrape_interval: "1s", scrape_timeout: "1s", evaluation_interval: "1s" },
    rule_files: ["rules.yml"],
    alerting: { alertmanagers: [{ static_configs: [{ targets: [chain.alertmanager] }] }] },
    scrape_configs: [{ job_name: "ipmi", honor_labels: true, static_configs: [{ targets: [target] }] }],
  };
}

/** Milliseconds from each fault to the first ring, in their order. @throws where a phone does not ring, or a wrong one */
async function trials(): Promise<readonly number[]> {
  // The first scrapes find everything well.
  await sleep(3_000);
  for (const pool of pools) {
    broken.set(pool, Date.now());
    await sleep(pause);
  }
  await sleep(10_000);
  const rings = chain.phones.of("voice").filter(({ person }) => broken.has(person));
  if (rings.length !== pools.length) throw new Error(`${rings.length} of ${pools.length} phones rang.`);
  return rings.map(({ person, at }) => at - (broken.get(person) ?? at)).sort((a, b) => a - b);
}
