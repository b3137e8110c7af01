import { type PrometheusProps, prometheusValues, volume } from "./prometheus-values.js";

export interface KubePrometheusStackProps {
  readonly prometheus: PrometheusProps;
  /** Alertmanager's own configuration: routes, receivers, intervals, inhibition. */
  readonly alertmanager: object;
  /** Secrets whose keys the configuration reads as files; made by hand, never by us. */
  readonly receiverSecrets: readonly string[];
  readonly timeZone: string;
  /** Registry that the chart's images are mirrored to. @default - their own registries */
  readonly images?: string;
}

/**
 * Values of the chart kube-prometheus-stack, with every default that would leave somebody untold or let somebody in
 * replaced: its route goes nowhere, its rules have no pages, its Grafana has a known password. Helm ignores a value
 * under a key that the chart does not have, so a test holds every key against the chart's own.
 */
export function kubePrometheusStackValues(
  props: KubePrometheusStackProps,
): Readonly<Record<string, unknown>> {
  const { prometheus, alertmanager, receiverSecrets, timeZone, images } = props;
  return {
    fullnameOverride: "monitoring",
    crds: { enabled: true },
    ...(images ? { global: { imageRegistry: images } } : {}),
    // Ours alone: each has a page, an owner and tests.
    defaultRules: { create: false },
    ...ownMonitorsOff,
    alertmanager: {
      serviceMonitor: { selfMonitor: false },
      config: alertmanager,
      alertmanagerSpec: {
        replicas: 3,
        retention: "120h",
        secrets: [...receiverSecrets],
        storage: volume(prometheus.storageClass, "10Gi"),
        // Only the configuration above routes; a tenant's own objects change nothing.
        alertmanagerConfigSelector: { matchLabels: { "zhengyun.io/alertmanager-config": "none" } },
      },
    },
    prometheus: prometheusValues(prometheus),
    prometheusOperator: {
      admissionWebhooks: { enabled: true },
      serviceMonitor: { selfMonitor: false },
      kubeletService: { enabled: false },
    },
    grafana: {
      serviceMonitor: { enabled: false },
      admin: { existingSecret: "grafana-admin", userKey: "user", passwordKey: "password" },
      defaultDashboardsEnabled: false,
      defaultDashboardsTimezone: timeZone,
    },
  };
}

/**
 * Everything is scraped by our own ScrapeConfigs, under the jobs of the catalogue: what the chart's monitors scrape
 * too would be there twice, under other names.
 */
const ownMonitorsOff = {
  kubernetesServiceMonitors: { enabled: false },
  "kube-state-metrics": { prometheus: { monitor: { enabled: false } } },
  "prometheus-node-exporter": { prometheus: { monitor: { enabled: false } } },
};
