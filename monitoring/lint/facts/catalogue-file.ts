import { z } from "zod";
import type { Facts, MetricFacts } from "./facts.js";

const metric = z.strictObject({
  name: z.string().min(1),
  type: z.enum(["counter", "gauge", "histogram", "summary"]).optional(),
  unit: z.string().optional(),
  labels: z.array(z.string()).optional(),
  exporter: z.string().optional(),
  scrapeSeconds: z.number().positive().optional(),
  /** The least and the greatest value. */
  low: z.number().optional(),
  high: z.number().optional(),
});

const file = z.strictObject({
  metrics: z.array(metric),
  targetLabels: z.array(z.string()).optional(),
  identityLabels: z.array(z.string()).optional(),
});

/** What a catalogue in JSON says, or where it has not the right form. */
export function readCatalogue(text: string): Facts | { readonly fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { fault: (error as Error).message };
  }
  const parsed = file.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { fault: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}` };
  }
  const { metrics, targetLabels = ["job", "instance"], identityLabels = [] } = parsed.data;
  const byName = new Map(metrics.map((one) => [one.name, factsIn(one)]));
  return {
    metric: (name) => byName.get(name) ?? made.get(name),
    covers: () => true,
    names: byName.keys(),
    targetLabels: new Set(targetLabels),
    identity: new Set(identityLabels),
  };
}

/** What Prometheus makes for every target, or of its own rules; no exporter lists it. */
const made: ReadonlyMap<string, MetricFacts> = new Map<string, MetricFacts>([
  ["up", { type: "gauge", bounds: { low: 0, high: 1 } }],
  ["scrape_duration_seconds", { type: "gauge" }],
  ["scrape_samples_scraped", { type: "gauge" }],
  ["scrape_samples_post_metric_relabeling", { type: "gauge" }],
  ["scrape_series_added", { type: "gauge" }],
  ["ALERTS", { type: "gauge" }],
  ["ALERTS_FOR_STATE", { type: "gauge" }],
]);

function factsIn({ type, labels, scrapeSeconds, low, high }: z.infer<typeof metric>): MetricFacts {
  const isBounded = low !== undefined || high !== undefined;
  return {
    type,
    labels,
    interval: scrapeSeconds,
    bounds: isBounded
      ? { low: low ?? Number.NEGATIVE_INFINITY, high: high ?? Number.POSITIVE_INFINITY }
      : undefined,
  };
}
