import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { NamespaceV1 } from "../bindings.js";
import { managed } from "../keys.js";
import { privilegedPods } from "../pod-security.js";
import { DefaultDeny } from "../tenancy/default-deny.js";
import { type Direction, policyTypes } from "../tenancy/direction.js";
import { DnsEgress } from "../tenancy/dns-egress.js";
import { namespacePolicy } from "../tenancy/namespace-policy.js";
import type { NamespaceRef } from "../tenancy/namespace-ref.js";
import { policyPort } from "../tenancy/policy-port.js";
import { SameApplication } from "../tenancy/same-application.js";
import { ExporterEgress, type ExporterOutside } from "./exporter-egress.js";
import { MONITORING_NAMESPACE, prometheusPods, TLS_PORTS } from "./namespace.js";

export interface MonitoringNamespaceProps {
  /** Whether the pool has Pod Security Admission. */
  readonly podSecurity: boolean;
  /** What network policies of the pool can rule; none of them, no policy. */
  readonly directions: readonly Direction[];
  /** What exporters ask outside the cluster. */
  readonly outside: readonly ExporterOutside[];
}

/** Where the API server asks the operator about rules. */
const webhook = { pods: { app: "monitoring-operator" }, port: "tcp/10250" };

/**
 * The namespace of Prometheus, Alertmanager and Grafana. Node exporters read their node, which Pod Security forbids
 * to others. Prometheus may open connections to whatever it watches: each target's own policy lets it in or not.
 */
export class MonitoringNamespace extends Construct {
  /** What must exist before anything else in the namespace. */
  readonly after: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: MonitoringNamespaceProps) {
    super(scope, id);
    const { podSecurity, directions, outside } = props;
    const namespace = new NamespaceV1(this, MONITORING_NAMESPACE, {
      metadata: {
        name: MONITORING_NAMESPACE,
        labels: { ...managed, ...(podSecurity ? privilegedPods : {}) },
      },
      lifecycle: { preventDestroy: true },
    });
    const ref: NamespaceRef = { name: MONITORING_NAMESPACE, after: [namespace] };
    this.after =
      directions.length === 0
        ? ref.after
        : [new DefaultDeny(this, "default-deny", { namespace: ref, directions }).policy];
    if (directions.length > 0) new SameApplication(this, "within", { namespace: ref, directions });
    if (directions.includes("egress")) this.permitEgress(ref, outside);
    if (directions.includes("ingress")) this.permitWebhook(ref);
  }

  private permitEgress(ref: NamespaceRef, outside: readonly ExporterOutside[]): void {
    new DnsEgress(this, "dns", { namespace: ref });
    namespacePolicy(this, ref, "tls-egress", {
      podSelector: {},
      policyTypes: policyTypes(["egress"]),
      egress: [{ ports: TLS_PORTS.map(policyPort) }],
    });
    namespacePolicy(this, ref, "prometheus-egress", {
      podSelector: { matchLabels: { ...prometheusPods } },
      policyTypes: policyTypes(["egress"]),
      egress: [{}],
    });
    for (const one of outside) new ExporterEgress(this, one.chart, { namespace: ref, ...one });
  }

  private permitWebhook(ref: NamespaceRef): void {
    namespacePolicy(this, ref, "operator-webhook", {
      podSelector: { matchLabels: webhook.pods },
      policyTypes: policyTypes(["ingress"]),
      ingress: [{ ports: [policyPort(webhook.port)] }],
    });
  }
}
