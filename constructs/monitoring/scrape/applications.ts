import type { Asking } from "./scrape-config.js";

export interface ApplicationScrapeProps extends Omit<Asking, "honorLabels"> {
  /** Where the applications of a pool show metrics, by namespace. */
  readonly ends: readonly { readonly namespace: string; readonly port: number }[];
  /** Names that rules are about, and that no application may give. */
  readonly reserved: readonly string[];
}

/** What a target may not exceed. One that does is not read, and its `up` says so. */
const limits = {
  sample_limit: 2_000,
  label_limit: 40,
  label_name_length_limit: 128,
  label_value_length_limit: 256,
  body_size_limit: "4MB",
};

/** Of all applications together: beyond it nobody's are read, so it is far above what pools have. */
const TARGET_LIMIT = 10_000;

/**
 * The metrics of applications, whom nobody trusts: they say neither whose they are nor when it was, and take no name
 * that a rule reads or that goes up to the province.
 *
 * As Prometheus itself takes it, because a ScrapeConfig cannot forbid redirects: an application would have Prometheus
 * fetch what only Prometheus reaches, and find it among its own.
 *
 * @param identity of the pool, on every series
 */
export function applicationScrape(
  { job, scrapeSeconds, ends, reserved }: ApplicationScrapeProps,
  identity: Readonly<Record<"city" | "pool", string>>,
): object {
  return {
    job_name: job,
    scrape_interval: `${scrapeSeconds}s`,
    follow_redirects: false,
    honor_labels: false,
    honor_timestamps: false,
    ...limits,
    target_limit: TARGET_LIMIT,
    kubernetes_sd_configs: [{ role: "pod" }],
    relabel_configs: [
      {
        action: "keep",
        source_labels: ["__meta_kubernetes_namespace", "__meta_kubernetes_pod_container_port_number"],
        regex: ends.map(({ namespace, port }) => `${namespace};${port}`).join("|"),
      },
      // What was evicted stays in the list, with the address that it had.
      { action: "drop", source_labels: ["__meta_kubernetes_pod_phase"], regex: "Failed|Succeeded" },
      { source_labels: ["__meta_kubernetes_namespace"], target_label: "namespace" },
      { source_labels: ["__meta_kubernetes_pod_name"], target_label: "instance" },
      ...Object.entries(identity).map(([target_label, replacement]) => ({ target_label, replacement })),
    ],
    metric_relabel_configs: [
      { action: "drop", source_labels: ["__name__"], regex: [...notTheirs, ...reserved].join("|") },
    ],
  };
}

/** Recordings, alerts, our own metrics, and what Prometheus says of a target. */
const notTheirs = [".*:.*", "ALERTS.*", "zhengyun_.*", "up", "scrape_.*"];
