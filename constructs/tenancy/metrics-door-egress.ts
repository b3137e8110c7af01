import { Construct } from "constructs";
import { labels } from "../keys.js";
import { doorPods, METRICS_DOOR } from "../monitoring/metrics-door/place.js";
import { namespacePolicy } from "./namespace-policy.js";
import type { NamespaceRef } from "./namespace-ref.js";
import { policyPort } from "./policy-port.js";

export interface MetricsDoorEgressProps {
  readonly namespace: NamespaceRef;
}

/** Lets the pods of an application that shows metrics ask the pool's door for them. */
export class MetricsDoorEgress extends Construct {
  constructor(scope: Construct, id: string, { namespace }: MetricsDoorEgressProps) {
    super(scope, id);
    namespacePolicy(this, namespace, "metrics-door-egress", {
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
    });
  }
}
