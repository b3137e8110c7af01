// Has a real Prometheus evaluate rules about so many departments, and measures what it says that took.
import { once } from "node:events";
import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startPrometheus } from "../../test/e2e/monitoring/prometheus.js";
import { exposition } from "./exposition.js";
import { fileOf, ourRules, usualRules } from "./rules.js";

const [folder = "", kind = "", count = ""] = process.argv.slice(2);
const departments = Number(count);
/** Evaluations that are looked at, after two that meet a store with as many departments. */
const looks = 3;

const began = Date.now();
const exporter = createServer((_, response) => {
  response.end(`${exposition(departments, (Date.now() - began) / 1000)}\n`);
}).listen(0, "127.0.0.1");
await once(exporter, "listening");

const rules = kind === "ours" ? await ourRules() : await usualRules(departments);
const prometheus = await startPrometheus({ config: configuration(), rules: fileOf(rules) });
try {
  const duration = (await durations()).toSorted((a, b) => a - b)[Math.floor(looks / 2)] ?? Number.NaN;
  performance.measure("bench", { start: 0, duration });
  appendFileSync(join(folder, `${kind}.txt`), `${departments} ${duration}\n`);
} finally {
  await prometheus.stop();
  exporter.closeAllConnections();
  exporter.close();
}

function configuration(): object {
  const target = `127.0.0.1:${(exporter.address() as AddressInfo).port}`;
  return {
    global: { scrape_interval: "4s", scrape_timeout: "4s" },
    rule_files: ["rules.yml"],
    scrape_configs: [{ job_name: "pool", honor_labels: true, static_configs: [{ targets: [target] }] }],
  };
}

/** How long evaluations took, in milliseconds: one look for each time that Prometheus has done another. */
async function durations(): Promise<readonly number[]> {
  const seen: number[] = [];
  let last: number | undefined;
  for (let waited = 0; seen.length < looks; waited += 100) {
    if (waited > 120_000) throw new Error("Prometheus evaluated nothing.");
    await sleep(100);
    const text = await (await fetch(`${prometheus.url}/metrics`)).text();
    const done = numberOf(text, "prometheus_rule_evaluations_total") / rules.length;
    const missed = numberOf(text, "prometheus_rule_evaluation_failures_total");
    if (missed > 0) throw new Error(`${missed} rules could not be evaluated.`);
    if (last === undefined) {
      if ((await departmentsHeld()) === departments) last = done + 1;
      continue;
    }
    if (done < last + 1) continue;
    last = done;
    seen.push(1000 * numberOf(text, "prometheus_rule_group_last_duration_seconds"));
  }
  return seen;
}

/** Of how many departments Prometheus has heard. */
async function departmentsHeld(): Promise<number> {
  const query = encodeURIComponent("count(zhengyun_application_info)");
  const answer = await fetch(`${prometheus.url}/api/v1/query?query=${query}`);
  const { data } = (await answer.json()) as { data: { result: { value: [number, string] }[] } };
  return Number(data.result[0]?.value[1] ?? 0);
}

function numberOf(metrics: string, name: string): number {
  return Number(new RegExp(`^${name}(?:\\{[^\\n]*\\})? (\\S+)$`, "m").exec(metrics)?.[1] ?? 0);
}
