import { Gauge, Registry } from "prom-client";
import type { Metric } from "../catalogue/metric.js";
import { zhengyun } from "../catalogue/zhengyun.js";
import { helpOf } from "./help.js";
import type { OwnMetric, Sample } from "./sample.js";

/** Samples as Prometheus reads them, each metric with its help, in the order of the catalogue. */
export function exposition(samples: readonly Sample[]): Promise<string> {
  const registry = new Registry();
  const metrics: Readonly<Record<string, Metric>> = zhengyun.metrics;
  for (const [name, { labels }] of Object.entries(metrics)) {
    const own = samples.filter(({ metric }) => metric === name);
    if (own.length === 0) continue;
    const help = helpOf[name as OwnMetric];
    const gauge = new Gauge({ name, help, labelNames: [...labels], registers: [registry] });
    for (const one of own) gauge.set({ ...one.labels }, one.value);
  }
  return registry.metrics();
}
