import { Construct } from "constructs";
import { NetworkPolicyV1 } from "../bindings.js";
import { labels, managed } from "../keys.js";
import { doorPods, METRICS_DOOR } from "../monitoring/metrics-door/place.js";
import type { NamespaceRef } from "./namespace-ref.js";
import { policyPort } from "./policy-port.js";

export interface MetricsDoorEgressProps {
  readonly namespace: NamespaceRef;
}

/** Lets the pods of an application that shows metrics ask the pool's door for them. */
export class MetricsDoorEgress extends Construct {
  constructor(scope: Construct, id: string, { namespace }: MetricsDoorEgressProps) {
    super(scope, id);
    new NetworkPolicyV1(this, `${namespace.name}.metrics-door-egress`, {
      dependsOn: [...namespace.after],
      metadata: { name: "metrics-door-egress", namespace: namespace.name, labels: { ...managed } },
      spec: {
        podSelector: {},
        policyTypes: ["Egress"],
        egress: [
          {
            to: [
              {
                namespaceSelector: { matchLabels: { [labels.namespaceName]: METRICS_DOOR.namespace } },
                podSelector: { matchLabels: { ...doorPods } },
              },
            ],
            ports: [policyPort(`tcp/${METRICS_DOOR.port}`)],
          },
        ],
      },
    });
  }
}
