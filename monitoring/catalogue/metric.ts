/** What a metric measures in; `1` for ratios, states and counts of things. */
export type Unit =
  | "1"
  | "seconds"
  | "bytes"
  | "celsius"
  | "volts"
  | "amperes"
  | "watts"
  | "timestamp"
  | "info";

export interface Metric {
  readonly type: "gauge" | "counter" | "histogram-bucket";
  readonly unit: Unit;
  /** Its own labels; those of the target come from the exporter. */
  readonly labels: readonly string[];
}

/** Who gives a family of metrics, how often it is asked, and what it gives. */
export interface Exporter {
  /** The value of `job`. */
  readonly job: string;
  readonly scrapeSeconds: number;
  /**
   * Whether its own labels win over those of the target with the same name. Without it Prometheus renames them to
   * `exported_…`, and that is how the catalogue has to write them.
   */
  readonly honorLabels?: true;
  readonly metrics: Readonly<Record<string, Metric>>;
}

/**
 * What the scrape configuration puts on every series. `instance` is the name of a node, device, probe target or
 * service and never the address of a pod, so that an alert stays the same alert when a pod is replaced.
 */
export const targetLabels = ["city", "pool", "job", "instance"] as const;

/** Labels that tell whose trouble it is: no rule may lose one without saying so. */
export const identityLabels: ReadonlySet<string> = new Set([
  "city",
  "pool",
  "plane",
  "circuit",
  "exchange_point",
  "department",
  "application",
  "rota",
  "migration",
]);

/** States an exporter; the identity function, for the types. */
export function defineExporter<const E extends Exporter>(exporter: E): E {
  return exporter;
}

/** A value that goes up and down. */
export function gauge(unit: Unit, ...labels: readonly string[]): Metric {
  return { type: "gauge", unit, labels };
}

/** A count that only grows, until its process starts again. */
export function counter(unit: Unit, ...labels: readonly string[]): Metric {
  return { type: "counter", unit, labels };
}

/** The buckets of a histogram, a counter for each upper bound `le`. */
export function buckets(unit: Unit, ...labels: readonly string[]): Metric {
  return { type: "histogram-bucket", unit, labels: [...labels, "le"] };
}
