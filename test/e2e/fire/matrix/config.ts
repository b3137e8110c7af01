/** Who is read by a Prometheus of the province. */
export interface Targets {
  /** What pools export, named as they name it. */
  readonly pools: string;
  readonly alertmanager: string;
  /** The relay, with the labels that its metrics have in the province. */
  readonly relay?: { readonly address: string; readonly labels: Readonly<Record<string, string>> };
  /** Lines to Prometheus of pools, from which recordings are read as they are from the store. */
  readonly lines?: readonly string[];
}

/** What reads the pools is in none of them, and what it finds out about itself is nobody's. */
const nowhere = { city: "none", pool: "none" };

export function configOf({ pools, alertmanager, relay, lines = [] }: Targets): object {
  const common = { honor_labels: true };
  return {
    global: { scrape_interval: "1s", scrape_timeout: "1s", evaluation_interval: "1s" },
    rule_files: ["rules.yml"],
    alerting: {
      alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }],
      alert_relabel_configs: [{ source_labels: ["pool"], regex: nowhere.pool, action: "drop" }],
    },
    scrape_configs: [
      { ...common, job_name: "pools", static_configs: [{ targets: [pools], labels: nowhere }] },
      ...(relay
        ? [
            {
              ...common,
              job_name: "zhengyun-relay",
              static_configs: [{ targets: [relay.address], labels: relay.labels }],
            },
          ]
        : []),
      ...lines.map((line, index) => ({
        ...common,
        job_name: `line-${index}`,
        // With times of its own a series would outlive the line by five minutes.
        honor_timestamps: false,
        metrics_path: "/federate",
        params: { "match[]": ['{__name__=~"[^:]+:[^:]+:.+"}'] },
        static_configs: [{ targets: [line], labels: nowhere }],
      })),
    ],
  };
}
