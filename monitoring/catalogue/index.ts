import { application } from "./application.js";
import { backup } from "./backup.js";
import { blackbox } from "./blackbox.js";
import { certManager, x509 } from "./certificate.js";
import { apiServer, coreDns, etcd, kubelet } from "./control-plane.js";
import { ipmi, smart, ups } from "./hardware.js";
import { ingress } from "./ingress.js";
import { kubeStateMetrics } from "./kube-state-metrics.js";
import { defineExporter, type Exporter, gauge, type Metric, targetLabels } from "./metric.js";
import { node } from "./node.js";
import { frr, frrController, metalLb } from "./routing.js";
import { snmp } from "./snmp.js";
import { ceph } from "./storage.js";
import { alertmanager, logs, prometheus, victoriaMetrics } from "./watching.js";
import { drift, metering, relay, zhengyun } from "./zhengyun.js";

/** Prometheus makes it for every target of every job. */
const every = defineExporter({ job: "", scrapeSeconds: 15, metrics: { up: gauge("1") } });

/** Everything that is asked for metrics, in one list that types can be made from. */
const all = [
  alertmanager,
  apiServer,
  application,
  backup,
  blackbox,
  ceph,
  certManager,
  coreDns,
  drift,
  etcd,
  every,
  frr,
  frrController,
  ingress,
  ipmi,
  kubelet,
  kubeStateMetrics,
  logs,
  metalLb,
  metering,
  node,
  prometheus,
  relay,
  smart,
  snmp,
  ups,
  victoriaMetrics,
  x509,
  zhengyun,
] as const;

type KeysOf<E> = E extends { readonly metrics: infer M } ? keyof M & string : never;

/** The name of a metric that somebody exports; a typing error in one does not compile. */
export type MetricName = KeysOf<(typeof all)[number]>;

/** The value of `job` of somebody who is asked for metrics. */
export type Job = (typeof all)[number]["job"];

/** A metric with where it comes from, and all labels that its series carry. */
export interface Catalogued extends Metric {
  readonly name: MetricName;
  readonly exporter: Exporter;
  /** Its own and its target's. */
  readonly allLabels: ReadonlySet<string>;
}

const exporters: readonly Exporter[] = all;

/** Every metric by its name. */
export const catalogue: ReadonlyMap<string, Catalogued> = new Map(
  exporters.flatMap((exporter) =>
    Object.entries(exporter.metrics).map(([name, metric]) => [
      name,
      {
        ...metric,
        name: name as MetricName,
        exporter,
        allLabels: new Set([...targetLabels, ...metric.labels]),
      },
    ]),
  ),
);

const byJob: ReadonlyMap<string, Exporter> = new Map(exporters.map((exporter) => [exporter.job, exporter]));

/** Who is asked under a job, and how often. */
export function exporterOf(job: Job): Exporter {
  const exporter = byJob.get(job);
  if (!exporter) throw new Error(`No exporter of the catalogue has the job ${job}.`);
  return exporter;
}
