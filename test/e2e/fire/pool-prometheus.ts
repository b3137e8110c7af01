import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prometheusValues } from "../../../constructs/monitoring/prometheus-values.js";
import type { Level } from "../../../monitoring/alert.js";
import watching from "../../../monitoring/domains/watching.js";
import { ruleFile } from "../../../monitoring/rules/rule-file.js";
import { type RunningPrometheus, startPrometheus } from "../monitoring/prometheus.js";
import { hurried } from "./rules.js";
import { storeUser } from "./store.js";

export interface PoolProps {
  readonly pool: string;
  /** Address of the store as this pool reaches it. */
  readonly store: string;
  readonly alertmanager: string;
  /** Whether it watches the others; it is then told which there are. */
  readonly estate?: string;
}

/** What the operator of Prometheus makes of the values that we give the chart. */
interface Spec {
  readonly externalLabels: Readonly<Record<string, string>>;
  readonly remoteWrite: readonly { readonly url: string; readonly writeRelabelConfigs: readonly Relabel[] }[];
  readonly additionalScrapeConfigs?: readonly Readonly<Record<string, unknown>>[];
  readonly scrapeClasses: readonly { readonly relabelings: readonly Target[] }[];
}

interface Relabel {
  readonly sourceLabels: readonly string[];
  readonly regex: string;
  readonly action: string;
}

interface Target {
  readonly targetLabel: string;
  readonly replacement: string;
}

/** The Prometheus of a pool with the configuration of its stack, scraping itself every second. */
export async function startPool(props: PoolProps): Promise<RunningPrometheus> {
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-pool-"));
  writeFileSync(join(folder, "password"), storeUser.password);
  const { prometheusSpec } = prometheusValues({
    identity: { province: "230000", city: props.pool.slice(0, 6), pool: props.pool },
    store: { url: `http://${props.store}`, secret: "store" },
    watchesProvince: props.estate !== undefined,
    storageClass: "any",
  }) as { prometheusSpec: Spec };
  const levels: Level[] = props.estate === undefined ? ["pool"] : ["pool", "province"];
  const running = await startPrometheus({
    config: configOf(prometheusSpec, props, folder),
    rules: hurried([ruleFile(watching, levels)]),
    // What is stale after five minutes is so after five seconds here, as everything else is quicker.
    flags: ["--query.lookback-delta=5s"],
  });
  const stop = async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: running.url, stop };
}

function configOf(spec: Spec, { alertmanager, estate }: PoolProps, folder: string): object {
  const relabel_configs = spec.scrapeClasses.flatMap(({ relabelings }) =>
    relabelings.map(({ targetLabel, replacement }) => ({ target_label: targetLabel, replacement })),
  );
  // The user by name: files of users came after the Prometheus that distributions have.
  const basic_auth = { username: storeUser.username, password_file: join(folder, "password") };
  const own = { job_name: "prometheus", static_configs: [{ targets: ["self:9090"] }], relabel_configs };
  return {
    global: { scrape_interval: "1s", evaluation_interval: "1s", external_labels: spec.externalLabels },
    rule_files: ["rules.yml"],
    alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }] },
    remote_write: spec.remoteWrite.map(({ url, writeRelabelConfigs }) => ({
      url,
      basic_auth,
      queue_config: { batch_send_deadline: "1s" },
      write_relabel_configs: writeRelabelConfigs.map(({ sourceLabels, ...rest }) => ({
        source_labels: sourceLabels,
        ...rest,
      })),
    })),
    scrape_configs: [
      own,
      ...(spec.additionalScrapeConfigs ?? []).map((one) => ({ ...one, basic_auth })),
      ...(estate === undefined
        ? []
        : [
            {
              job_name: "zhengyun",
              honor_labels: true,
              static_configs: [{ targets: [estate] }],
              relabel_configs,
            },
          ]),
    ],
  };
}
