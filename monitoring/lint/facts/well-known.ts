import { catalogue } from "../../catalogue/index.js";
import type { Facts, MetricFacts } from "./facts.js";
import { kubeStateMetricsList } from "./kube-state-metrics.js";

/** Labels that scraping, Prometheus Operator, Thanos and multi-cluster set-ups put on series of any metric. */
const commonLabels =
  "job instance namespace pod service endpoint container node cluster region zone environment env prometheus replica prometheus_replica tenant tenant_id app component team province city pool plane metrics_path scheme".split(
    " ",
  );

/**
 * What is known without being told: all of kube-state-metrics, and the types of what our own catalogue lists of
 * other exporters. The labels there are those that our rules use, so that they prove nothing about other rules.
 */
export function wellKnown(): Facts {
  const metrics = new Map<string, MetricFacts>();
  for (const [name, { type }] of catalogue) {
    metrics.set(name, { type: type === "gauge" ? "gauge" : "counter" });
  }
  const families = new Set<string>();
  for (const line of kubeStateMetricsList.trim().split(/\s*\n\s*/)) {
    const [name = "", type, ...labels] = line.split(" ");
    metrics.set(name, { type: type === "c" ? "counter" : "gauge", labels });
    families.add(familyOf(name));
  }
  return {
    metric: (name) => metrics.get(name),
    // What other programs call kube_… is not covered: only objects that kube-state-metrics speaks of.
    covers: (name) => name.startsWith("kube_") && families.has(familyOf(name)) && !others.has(name),
    names: metrics.keys(),
    targetLabels: new Set(commonLabels),
    identity: new Set(),
  };
}

/** `kube_pod_info` is of the family `kube_pod`. */
function familyOf(name: string): string {
  return name.split("_").slice(0, 2).join("_");
}

/** The scheduler's. */
const others: ReadonlySet<string> = new Set(["kube_pod_resource_request", "kube_pod_resource_limit"]);
