import type { Bounds } from "../../promql/bounds.js";

/** What is known of a metric. Everything may be unknown. */
export interface MetricFacts {
  readonly type?: "counter" | "gauge" | "histogram" | "summary" | undefined;
  /** Its own labels, where all are known; `label_*` stands for all that begin so. */
  readonly labels?: readonly string[] | undefined;
  readonly bounds?: Bounds | undefined;
  /** Seconds between two scrapes. */
  readonly interval?: number | undefined;
}

/** What rules may read. */
export interface Facts {
  metric(name: string): MetricFacts | undefined;
  /** Whether every metric with such a name is known, so that another one does not exist. */
  covers(name: string): boolean;
  readonly names: Iterable<string>;
  /** Labels that every series may have from its target and from Prometheus itself. */
  readonly targetLabels: ReadonlySet<string>;
  /** Labels that no aggregation may lose where the metric has them. */
  readonly identity: ReadonlySet<string>;
}

/** The parts of a classic histogram or summary count up; their base name is what a catalogue lists. */
const parts = /_(?:bucket|count|sum)$/;

/** What is known of a metric, also where only the histogram is listed whose part it is. */
export function factsOf(facts: Facts, name: string): MetricFacts | undefined {
  const known = facts.metric(name);
  if (known) return known;
  const base = parts.test(name) ? facts.metric(name.replace(parts, "")) : undefined;
  if (base?.type !== "histogram" && base?.type !== "summary") return undefined;
  const more = name.endsWith("_bucket") ? ["le"] : [];
  return { ...base, type: "counter", labels: base.labels && [...base.labels, ...more], bounds: undefined };
}

/** Several sources of facts as one; the first that knows a metric counts. */
export function together(all: readonly Facts[]): Facts {
  return {
    metric: (name) => {
      for (const one of all) {
        const known = one.metric(name);
        if (known) return known;
      }
      return undefined;
    },
    covers: (name) => all.some((one) => one.covers(name)),
    get names() {
      return all.flatMap((one) => [...one.names]);
    },
    targetLabels: new Set(all.flatMap((one) => [...one.targetLabels])),
    identity: new Set(all.flatMap((one) => [...one.identity])),
  };
}
