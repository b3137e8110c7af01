import { startPrometheus } from "../monitoring/prometheus.js";
import { until } from "../until.js";
import { history, Injector, type World } from "./injector.js";
import { hurried, recordings } from "./rules.js";
import { faultOf, healthOf, looksBack, type Staged } from "./staged.js";

/** A Prometheus with the rules of some alerts, and an exporter with what is wrong. */
export interface Stage {
  readonly name: Staged["stage"];
  readonly url: string;
  /** Makes everything well, and lets so much time pass that nothing of the fault is seen any more. */
  mend(): Promise<void>;
  stop(): Promise<void>;
}

/** Sets everything up with the faults in it. */
export async function raise(alerts: readonly Staged[], alertmanager: string): Promise<Stage> {
  const name = alerts[0]?.stage ?? "pools";
  const now = Date.now();
  const injector = new Injector();
  injector.world = all(alerts, (one) => faultOf(one, now));
  const target = await injector.open();
  const before = alerts.filter(looksBack);
  const rules = hurried(alerts.map(({ suite }) => suite.rules));
  const recorded = recordings(rules);
  const prometheus = await startPrometheus({
    config: configOf(name, target, alertmanager),
    rules,
    history: before.map((one) => history(faultOf(one, now), one.minutes, now)).join(""),
    ...(recorded
      ? { recorded: { rules: recorded, minutes: Math.max(...before.map(({ minutes }) => minutes)) } }
      : {}),
    flags: ["--web.enable-admin-api"],
  });
  const { url } = prometheus;
  return {
    name,
    url,
    mend: async () => {
      const mended = Date.now();
      injector.world = all(alerts, (one) => healthOf(one, mended));
      await until(async () => (await lastScrape(url)) > mended, 200);
      // Ranges reach back hours: the past is taken away as if they had gone by.
      const past = new URLSearchParams({ "match[]": '{pool!="none"}', end: String(mended / 1000) });
      await fetch(`${url}/api/v1/admin/tsdb/delete_series?${past}`, { method: "POST" });
    },
    stop: async () => {
      injector.close();
      await prometheus.stop();
    },
  };
}

function all(staged: readonly Staged[], worldOf: (one: Staged) => World): World {
  return new Map(staged.flatMap((one) => [...worldOf(one)]));
}

/** When the exporter was last read, in milliseconds since 1970. */
async function lastScrape(url: string): Promise<number> {
  const query = new URLSearchParams({ query: 'max(timestamp(up{job="injector"} == 1))' });
  const answer = (await (await fetch(`${url}/api/v1/query?${query}`)).json()) as {
    data: { result: { value: [number, string] }[] };
  };
  return Number(answer.data.result[0]?.value[1] ?? 0) * 1000;
}

/** An alert's pool is named after it; the same data may be wrong for others, too, which promtool looks at. */
const inItsOwnPool = [
  { source_labels: ["pool"], regex: "(.*):.*", target_label: "stage" },
  { action: "keepequal", source_labels: ["alertname"], target_label: "stage" },
  { action: "labeldrop", regex: "stage" },
];

function configOf(stage: Staged["stage"], target: string, alertmanager: string): object {
  return {
    // A scrape that a busy machine does not answer in time would end every alert.
    global: { scrape_interval: "5s", scrape_timeout: "5s", evaluation_interval: "1s" },
    rule_files: ["rules.yml"],
    alerting: {
      alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }],
      alert_relabel_configs: stage === "pools" ? inItsOwnPool : [],
    },
    scrape_configs: [
      {
        job_name: "injector",
        honor_labels: true,
        static_configs: [{ targets: [target], labels: { city: "none", pool: "none" } }],
      },
    ],
  };
}
