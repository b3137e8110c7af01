import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { NamespaceV1, type NetworkPolicyV1 } from "../bindings.js";
import { managed } from "../keys.js";
import { privilegedPods } from "../pod-security.js";
import { DefaultDeny } from "../tenancy/default-deny.js";
import { type Direction, policyTypes } from "../tenancy/direction.js";
import { namespacePolicy } from "../tenancy/namespace-policy.js";
import type { NamespaceRef } from "../tenancy/namespace-ref.js";
import { policyPort } from "../tenancy/policy-port.js";
import { METALLB_NAMESPACE } from "./namespace.js";

export interface MetallbNamespaceProps {
  /** Whether the pool has Pod Security Admission. */
  readonly podSecurity: boolean;
  /** What network policies of the pool can rule; none of them, no policy. */
  readonly directions: readonly Direction[];
}

/** Where frr-k8s answers the API server about configurations, and asks it. */
const webhook = { pods: { "app.kubernetes.io/component": "statuscleaner" }, port: "tcp/19443" };
/** As the chart of MetalLB has it for its controller: the port behind the service. */
const apiServerPort = "tcp/6443";

/**
 * The namespace of MetalLB and frr-k8s. Speakers and routers use their node's network, which Pod Security forbids to
 * others and network policies do not see; the pods that are not on it are denied all but talk with the API server.
 */
export class MetallbNamespace extends Construct {
  /** What must exist before anything else in the namespace. */
  readonly after: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { podSecurity, directions }: MetallbNamespaceProps) {
    super(scope, id);
    const namespace = new NamespaceV1(this, METALLB_NAMESPACE, {
      metadata: { name: METALLB_NAMESPACE, labels: { ...managed, ...(podSecurity ? privilegedPods : {}) } },
      lifecycle: { preventDestroy: true },
    });
    const ref = { name: METALLB_NAMESPACE, after: [namespace] };
    this.after =
      directions.length === 0
        ? ref.after
        : [
            new DefaultDeny(this, "default-deny", { namespace: ref, directions }).policy,
            this.webhookPolicy(ref, directions),
          ];
  }

  private webhookPolicy(ref: NamespaceRef, directions: readonly Direction[]): NetworkPolicyV1 {
    return namespacePolicy(this, ref, "frr-k8s-webhook", {
      podSelector: { matchLabels: webhook.pods },
      policyTypes: policyTypes(directions),
      ...(directions.includes("ingress") ? { ingress: [{ ports: [policyPort(webhook.port)] }] } : {}),
      ...(directions.includes("egress") ? { egress: [{ ports: [policyPort(apiServerPort)] }] } : {}),
    });
  }
}
