import { Construct } from "constructs";
import { ClusterRoleBindingV1, NamespaceV1 } from "../../bindings.js";
import { labels, managed } from "../../keys.js";
import { ObjectsRelease, type ObjectsReleaseProps } from "../../platform/objects-release.js";
import { podSecurityLabels } from "../../pod-security.js";
import { serviceAccountSubject } from "../../subjects.js";
import { DefaultDeny } from "../../tenancy/default-deny.js";
import type { Direction } from "../../tenancy/direction.js";
import { DnsEgress } from "../../tenancy/dns-egress.js";
import { namespacePolicy } from "../../tenancy/namespace-policy.js";
import type { NamespaceRef } from "../../tenancy/namespace-ref.js";
import { policyPort } from "../../tenancy/policy-port.js";
import { MONITORING_NAMESPACE, prometheusPods, TLS_PORTS } from "../namespace.js";
import { doorObjects } from "./door-pods.js";
import { METRICS_DOOR } from "./place.js";

export interface MetricsDoorProps {
  /** `1.35`, or "none". */
  readonly podSecurity: string;
  /** What network policies of the pool can rule. */
  readonly directions: readonly Direction[];
  /** Namespaces whose pods may ask: those of the applications that show metrics. */
  readonly askers: readonly string[];
  /** Registry that its images are mirrored to. @default - their own */
  readonly images?: string;
}

/** Where Prometheus listens. */
const PROMETHEUS_PORT = "tcp/9090";

/**
 * The door through which departments read their own metrics from a pool's Prometheus, in a namespace of its own: what
 * tenants reach stands among nothing else, and reaches Prometheus, the API server and the name servers only.
 */
export class MetricsDoor extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      podSecurity,
      directions,
      askers,
      images,
      chart,
      after,
    }: MetricsDoorProps & Pick<ObjectsReleaseProps, "chart" | "after">,
  ) {
    super(scope, id);
    const { namespace: name } = METRICS_DOOR;
    const namespace = new NamespaceV1(this, name, {
      metadata: {
        name,
        labels: { ...managed, ...(podSecurity === "none" ? {} : podSecurityLabels(podSecurity)) },
      },
    });
    const bare: NamespaceRef = { name, after: [namespace] };
    const ref =
      directions.length === 0
        ? bare
        : { name, after: [new DefaultDeny(this, "default-deny", { namespace: bare, directions }).policy] };
    if (directions.includes("egress")) this.permitEgress(ref);
    if (directions.includes("ingress")) this.permitIngress(ref, askers);
    this.letAskTheApiServer();
    const objects = doorObjects(images);
    const ready = [...(after ?? []), ...ref.after];
    new ObjectsRelease(this, "pods", {
      name: METRICS_DOOR.name,
      namespace: name,
      chart,
      objects,
      // Its certificate is made by hand, in a namespace that is not there before.
      waits: false,
      after: ready,
    });
  }

  /** Who a caller is, and what they may do. */
  private letAskTheApiServer(): void {
    const name = `zhengyun:${METRICS_DOOR.name}`;
    new ClusterRoleBindingV1(this, METRICS_DOOR.name, {
      metadata: { name, labels: { ...managed } },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "system:auth-delegator" },
      subject: [serviceAccountSubject(METRICS_DOOR)],
    });
  }

  private permitEgress(ref: NamespaceRef): void {
    new DnsEgress(this, "dns", { namespace: ref });
    namespacePolicy(this, ref, "door-egress", {
      podSelector: {},
      policyTypes: ["Egress"],
      egress: [
        { ports: TLS_PORTS.map(policyPort) },
        {
          to: [
            {
              namespaceSelector: { matchLabels: { [labels.namespaceName]: MONITORING_NAMESPACE } },
              podSelector: { matchLabels: { ...prometheusPods } },
            },
          ],
          ports: [policyPort(PROMETHEUS_PORT)],
        },
      ],
    });
  }

  private permitIngress(ref: NamespaceRef, askers: readonly string[]): void {
    namespacePolicy(this, ref, "door-ingress", {
      podSelector: {},
      policyTypes: ["Ingress"],
      ingress: [
        {
          from: [
            {
              namespaceSelector: {
                matchExpressions: [{ key: labels.namespaceName, operator: "In", values: [...askers] }],
              },
            },
          ],
          ports: [policyPort(`tcp/${METRICS_DOOR.port}`)],
        },
      ],
    });
    namespacePolicy(this, { name: MONITORING_NAMESPACE, after: ref.after }, "metrics-door-ingress", {
      podSelector: { matchLabels: { ...prometheusPods } },
      policyTypes: ["Ingress"],
      ingress: [
        {
          from: [{ namespaceSelector: { matchLabels: { [labels.namespaceName]: METRICS_DOOR.namespace } } }],
          ports: [policyPort(PROMETHEUS_PORT)],
        },
      ],
    });
  }
}
