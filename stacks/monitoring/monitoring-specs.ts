import type { KubernetesObject } from "../../constructs/kubernetes-object.js";
import type { KubePrometheusStackProps } from "../../constructs/monitoring/kube-prometheus-stack.js";
import { kubePrometheusStackValues } from "../../constructs/monitoring/kube-prometheus-stack.js";
import type { MetricsDoorProps } from "../../constructs/monitoring/metrics-door/metrics-door.js";
import type { MonitoringNamespaceProps } from "../../constructs/monitoring/monitoring-namespace.js";
import { STORE_CHARTS, victoriaMetricsValues } from "../../constructs/monitoring/victoria-metrics.js";
import type { UpstreamChart } from "../../constructs/platform/upstream-release.js";
import type { Estate } from "../../estate/index.js";
import type { Settings } from "../../estate/kinds/settings.js";
import type { Level } from "../../monitoring/alert.js";
import { alertmanagerConfig } from "../../monitoring/routing/alertmanager.js";
import type { AlertmanagerConfig } from "../../monitoring/routing/config.js";
import type { BackendProps } from "../backend.js";
import { extranetSpecs } from "../extranet/extranet-specs.js";
import type { StackSpec } from "../layer.js";
import { platformStackName } from "../platform/platform-specs.js";
import { can, directionsOf, type ManagedPool, managedPools, podSecurityOf } from "../pool-facts.js";
import { showingNamespaces } from "../showing.js";
import { receiverSecrets } from "./receiver-secrets.js";
import { applicationEnds } from "./scrape/applications.js";
import { poolWatch } from "./scrape/pool-watch.js";

/** What a pool's monitoring stack is made from. */
export interface MonitoringProps {
  readonly backend: BackendProps;
  /** kubeconfig context of the pool. */
  readonly context: string;
  readonly namespace: MonitoringNamespaceProps;
  /** In the order in which they are installed. */
  readonly charts: readonly UpstreamChart[];
  /** What is scraped, and how. */
  readonly scrapeConfigs: readonly KubernetesObject[];
  /** The door to departments' own metrics. @default - nobody shows any here */
  readonly door?: MetricsDoorProps;
  /** The jobs that are scraped here: data of others is not missed. */
  readonly jobs: readonly string[];
  /** The rules that are evaluated here: those of every pool, at the province also those over all of them. */
  readonly levels: readonly Level[];
  /** Where the pages that alerts link to are served. */
  readonly runbooks?: string;
  /** In which dashboards tell the time. */
  readonly timeZone: string;
}

/** The monitoring stack of every pool that can carry one, once the estate says who is told of alerts. */
export function* monitoringSpecs(estate: Estate): Generator<StackSpec<MonitoringProps>> {
  const onExtranet = new Set(extranetSpecs(estate).map(({ pool }) => pool));
  for (const pool of managedPools(estate)) {
    const props = monitoringProps(estate, pool, onExtranet.has(pool.id));
    if (!props) continue;
    yield {
      name: `${pool.id}-monitoring`,
      layer: "monitoring",
      pool: pool.id,
      management: pool.management,
      dependsOn: [platformStackName(pool.id)],
      props,
    };
  }
}

function monitoringProps(
  estate: Estate,
  { id, value, management }: ManagedPool,
  hasExtranet: boolean,
): MonitoringProps | undefined {
  if (!can(value, "monitoring") || !(can(value, "helm") || management === "manifests")) return undefined;
  const { backend, monitoring } = estate.settings;
  const watchesProvince = monitoring?.store.pool === id;
  const alertmanager = alertmanagerOf(estate, watchesProvince ? undefined : id);
  const storageClass = defaultStorageClass(value.storageClasses);
  if (!alertmanager || !storageClass) return undefined;
  const { jobs, scrapeConfigs, applications, charts, outside } = poolWatch(
    {
      hasExtranet,
      applications: applicationEnds(estate, id),
      ...(value.monitoring ? { declared: value.monitoring } : {}),
      ...(monitoring && watchesProvince ? { store: monitoring.store } : {}),
    },
    estate.settings,
  );
  const prometheus = {
    identity: identityOf(estate, { id, value }),
    ...(monitoring ? { store: monitoring.store } : {}),
    ...(applications ? { applications } : {}),
    watchesProvince,
    storageClass,
  };
  return {
    backend,
    context: value.kubernetes.context,
    namespace: { podSecurity: can(value, "podSecurity"), directions: directionsOf(value), outside },
    charts: [
      prometheusChart(estate.settings, prometheus, alertmanager),
      ...(monitoring && watchesProvince ? [storeChart(estate.settings, monitoring, storageClass)] : []),
      ...charts,
    ],
    jobs,
    scrapeConfigs,
    ...doorOf(estate, { id, value }),
    levels: watchesProvince ? ["pool", "province"] : ["pool"],
    timeZone: estate.settings.timeZone,
    ...(monitoring?.runbooks ? { runbooks: monitoring.runbooks } : {}),
  };
}

/** Only where some department shows metrics is there a door to them. */
function doorOf(
  estate: Estate,
  { id, value }: Pick<ManagedPool, "id" | "value">,
): Pick<MonitoringProps, "door"> {
  const askers = showingNamespaces(estate, id);
  if (askers.length === 0) return {};
  const { images } = estate.settings.mirrors;
  const directions = directionsOf(value);
  return { door: { podSecurity: podSecurityOf(value), directions, askers, ...(images ? { images } : {}) } };
}

/**
 * Its intervals are written out from the first year whose working days the estate declares, so that the same estate
 * gives the same bytes on any day; undefined where nobody has said who is told.
 */
function alertmanagerOf(estate: Estate, pool: string | undefined): AlertmanagerConfig | undefined {
  const years = estate.all("calendar").map(({ id }) => Number(id));
  if (years.length === 0) return undefined;
  return alertmanagerConfig(estate, { from: Math.min(...years), ...(pool ? { pool } : {}) });
}

function prometheusChart(
  { mirrors, charts, timeZone }: Settings,
  prometheus: KubePrometheusStackProps["prometheus"],
  alertmanager: AlertmanagerConfig,
): UpstreamChart {
  return {
    chart: "kube-prometheus-stack",
    version: charts["kube-prometheus-stack"],
    repository: mirrors.charts ?? "https://prometheus-community.github.io/helm-charts",
    values: kubePrometheusStackValues({
      prometheus,
      alertmanager,
      receiverSecrets: receiverSecrets(alertmanager),
      timeZone,
      ...(mirrors.images ? { images: mirrors.images } : {}),
    }),
  };
}

function storeChart(
  { mirrors, charts }: Settings,
  { store }: NonNullable<Settings["monitoring"]>,
  storageClass: string,
): UpstreamChart {
  const chart = STORE_CHARTS[store.kind];
  return {
    chart,
    version: charts[chart],
    repository: mirrors.charts ?? "https://victoriametrics.github.io/helm-charts",
    values: victoriaMetricsValues({
      ...store,
      storageClass,
      ...(mirrors.images ? { images: mirrors.images } : {}),
    }),
  };
}

function identityOf(
  estate: Estate,
  { id, value }: Pick<ManagedPool, "id" | "value">,
): KubePrometheusStackProps["prometheus"]["identity"] {
  return { province: estate.settings.province, city: value.division, pool: id };
}

function defaultStorageClass(classes: ManagedPool["value"]["storageClasses"]): string | undefined {
  const names = Object.keys(classes).sort();
  return names.find((name) => classes[name]?.default) ?? names[0];
}
