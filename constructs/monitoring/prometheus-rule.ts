import { managed } from "../keys.js";
import type { KubernetesObject } from "../kubernetes-object.js";
import { MONITORING_NAMESPACE } from "./namespace.js";

/** Rules of one domain, as the operator of Prometheus takes them. */
export function prometheusRule(domain: string, spec: object): KubernetesObject {
  return {
    apiVersion: "monitoring.coreos.com/v1",
    kind: "PrometheusRule",
    metadata: { name: `zhengyun-${domain}`, namespace: MONITORING_NAMESPACE, labels: { ...managed } },
    spec,
  };
}
