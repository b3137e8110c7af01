import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { KubernetesObject } from "../../constructs/kubernetes-object.js";
import { dashboardConfigMap } from "../../constructs/monitoring/dashboard-config-map.js";
import { MetricsDoor } from "../../constructs/monitoring/metrics-door/metrics-door.js";
import { MonitoringNamespace } from "../../constructs/monitoring/monitoring-namespace.js";
import { MONITORING_NAMESPACE } from "../../constructs/monitoring/namespace.js";
import { prometheusRule } from "../../constructs/monitoring/prometheus-rule.js";
import { ObjectsRelease } from "../../constructs/platform/objects-release.js";
import { UpstreamRelease } from "../../constructs/platform/upstream-release.js";
import { withoutUnasked } from "../../monitoring/absent.js";
import type { Domain } from "../../monitoring/alert.js";
import { dashboards } from "../../monitoring/dashboards/dashboard.js";
import { alertsOf } from "../../monitoring/index.js";
import { ruleFile } from "../../monitoring/rules/rule-file.js";
import { BaseStack } from "../base-stack.js";
import { chartDigest } from "../chart.js";
import type { StackSpec } from "../layer.js";
import type { MonitoringProps } from "./monitoring-specs.js";

/** What watches a pool: Prometheus, Alertmanager, Grafana and exporters, what is scraped, rules and dashboards. */
export class MonitoringStack extends BaseStack {
  constructor(scope: Construct, { name, props }: StackSpec<MonitoringProps>, domains: readonly Domain[]) {
    super(scope, name, { backend: props.backend, context: props.context, releases: true });
    let after: readonly ITerraformDependable[] = new MonitoringNamespace(this, "namespace", props.namespace)
      .after;
    for (const chart of props.charts) {
      const { release } = new UpstreamRelease(this, chart.chart, {
        ...chart,
        namespace: MONITORING_NAMESPACE,
        after,
      });
      after = [release];
    }
    const chart = { path: this.addChart("objects"), digest: chartDigest("objects") };
    if (props.door) new MetricsDoor(this, "metrics-door", { ...props.door, chart, after });
    const common = { namespace: MONITORING_NAMESPACE, chart, after };
    new ObjectsRelease(this, "scrape", { ...common, name: "scrape", objects: props.scrapeConfigs });
    new ObjectsRelease(this, "rules", { ...common, name: "rules", objects: rulesOf(domains, props) });
    new ObjectsRelease(this, "dashboards", {
      ...common,
      name: "dashboards",
      objects: dashboardsOf(domains, props),
    });
  }
}

/** What pools have in common is made once: arrays that are the same need not be written or measured again. */
const made = new Map<string, readonly KubernetesObject[]>();

function once(key: readonly unknown[], make: () => readonly KubernetesObject[]): readonly KubernetesObject[] {
  const text = JSON.stringify(key);
  const known = made.get(text) ?? make();
  made.set(text, known);
  return known;
}

function rulesOf(domains: readonly Domain[], { levels, runbooks, jobs }: MonitoringProps) {
  const asked = domains.map((domain) => withoutUnasked(domain, new Set(jobs)));
  return once(["rules", levels, runbooks, asked.map(({ alerts }) => alerts.map(({ name }) => name))], () =>
    asked
      .map((domain) => ({ name: domain.name, file: ruleFile(domain, levels, runbooks ? { runbooks } : {}) }))
      .filter(({ file }) => file.groups.length > 0)
      .map(({ name, file }) => prometheusRule(name, file)),
  );
}

function dashboardsOf(domains: readonly Domain[], { timeZone }: MonitoringProps) {
  return once(["dashboards", timeZone, domains.map(({ name }) => name)], () =>
    [...dashboards(domains.flatMap(alertsOf), timeZone)].map(([uid, dashboard]) =>
      dashboardConfigMap(uid, dashboard),
    ),
  );
}
