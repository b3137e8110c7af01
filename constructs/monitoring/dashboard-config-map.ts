import { managed } from "../keys.js";
import type { KubernetesObject } from "../kubernetes-object.js";
import { MONITORING_NAMESPACE } from "./namespace.js";

/** A dashboard as the sidecar of Grafana finds it: by the label that the chart looks for. */
export function dashboardConfigMap(uid: string, dashboard: object): KubernetesObject {
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: {
      name: `dashboard-${uid}`,
      namespace: MONITORING_NAMESPACE,
      labels: { ...managed, grafana_dashboard: "1" },
    },
    data: { [`${uid}.json`]: JSON.stringify(dashboard) },
  };
}
