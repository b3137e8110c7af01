import { labels } from "../keys.js";
import { MONITORING_NAMESPACE } from "./namespace.js";
import { type ApplicationScrapeProps, applicationScrape } from "./scrape/applications.js";
import { scrapeClasses } from "./scrape/classes.js";
import type { StoreAddress } from "./store-address.js";

export interface PrometheusProps {
  /** On everything that leaves the pool: `province`, `city`, `pool`. */
  readonly identity: Readonly<Record<"province" | "city" | "pool", string>>;
  /** Where recordings and the heartbeat go. @default - nowhere: the pool watches itself only */
  readonly store?: StoreAddress;
  /** Whether this is the pool that watches the others by what they sent to the store. */
  readonly watchesProvince: boolean;
  /** How applications are scraped. @default - none shows metrics */
  readonly applications?: ApplicationScrapeProps;
  /** Storage class of the volumes. */
  readonly storageClass: string;
}

/** What goes up to the province: recordings (`level:metric:operation`) and the heartbeat, never raw series. */
const SENT_UP = "[^:]+:[^:]+:.+|zhengyun_.+";

/** The job of what is read back from the store. */
const FEDERATED = "province";

/** How often targets are scraped and rules evaluated, in seconds; alerts' latency budgets count on it. */
const SCRAPE_SECONDS = 30;

/**
 * `prometheus` of the chart's values. Alerts are evaluated in the pool, so that a pool cut off still pages; only
 * recordings leave it. Rules, monitors and probes are taken from our own namespace only: what a tenant writes
 * there changes nothing.
 */
export function prometheusValues(props: PrometheusProps): object {
  const { identity, store, storageClass } = props;
  const additionalScrapeConfigs = asPrometheusTakesThem(props);
  return {
    // Targets behind a service are found by its endpoint slices, which not every version of the chart lets it read.
    additionalRulesForClusterRole: [
      { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: ["get", "list", "watch"] },
    ],
    serviceMonitor: { selfMonitor: false },
    prometheusSpec: {
      replicas: 2,
      externalLabels: { ...identity },
      scrapeInterval: `${SCRAPE_SECONDS}s`,
      evaluationInterval: `${SCRAPE_SECONDS}s`,
      retention: "15d",
      walCompression: true,
      ...selectors,
      scrapeClasses: scrapeClasses(identity),
      ...(store ? { remoteWrite: [remoteWrite(store)], secrets: [store.secret] } : {}),
      ...(additionalScrapeConfigs.length > 0 ? { additionalScrapeConfigs } : {}),
      storageSpec: volume(storageClass, "200Gi"),
    },
  };
}

/**
 * Everything in our own namespace, where nobody else may write. Not by our label: Helm puts its own name over
 * `managed-by` on whatever its releases hold.
 */
const ours = { matchLabels: { [labels.namespaceName]: MONITORING_NAMESPACE } };

const selectors = {
  ruleSelectorNilUsesHelmValues: false,
  ruleNamespaceSelector: ours,
  serviceMonitorSelectorNilUsesHelmValues: false,
  serviceMonitorNamespaceSelector: ours,
  podMonitorSelectorNilUsesHelmValues: false,
  podMonitorNamespaceSelector: ours,
  probeSelectorNilUsesHelmValues: false,
  probeNamespaceSelector: ours,
  scrapeConfigSelectorNilUsesHelmValues: false,
  scrapeConfigNamespaceSelector: ours,
};

/** Sources of targets that a ScrapeConfig has no words for. */
function asPrometheusTakesThem({
  identity: { city, pool },
  store,
  watchesProvince,
  applications,
}: PrometheusProps): object[] {
  return [
    ...(store && watchesProvince ? [federation(store)] : []),
    ...(applications ? [applicationScrape(applications, { city, pool })] : []),
  ];
}

function remoteWrite({ url, secret }: StoreAddress): object {
  return {
    url: `${url}/api/v1/write`,
    basicAuth: { username: { name: secret, key: "username" }, password: { name: secret, key: "password" } },
    writeRelabelConfigs: [
      { sourceLabels: ["__name__"], regex: SENT_UP, action: "keep" },
      // What was read from the store does not go back: the heartbeat of a dead pool would live on for ever.
      { sourceLabels: ["job"], regex: FEDERATED, action: "drop" },
    ],
  };
}

/** The store as a target: what the pools sent, with the labels they gave it. */
function federation({ url, secret }: StoreAddress): object {
  const { protocol, host } = new URL(url);
  return {
    job_name: FEDERATED,
    honor_labels: true,
    metrics_path: "/federate",
    scheme: protocol.slice(0, -1),
    params: { "match[]": [`{__name__=~"${SENT_UP}"}`] },
    basic_auth: {
      username_file: `/etc/prometheus/secrets/${secret}/username`,
      password_file: `/etc/prometheus/secrets/${secret}/password`,
    },
    static_configs: [{ targets: [host] }],
  };
}

export function volume(storageClassName: string, storage: string): object {
  return {
    volumeClaimTemplate: {
      spec: { storageClassName, accessModes: ["ReadWriteOnce"], resources: { requests: { storage } } },
    },
  };
}
