import { Construct } from "constructs";
import { labels } from "../keys.js";
import { MONITORING_NAMESPACE, prometheusPods } from "../monitoring/namespace.js";
import { namespacePolicy } from "./namespace-policy.js";
import type { NamespaceRef } from "./namespace-ref.js";
import { policyPort } from "./policy-port.js";

export interface MetricsIngressProps {
  readonly namespace: NamespaceRef;
  /** The port that the application declares for its metrics, such as `tcp/9090`. */
  readonly port: string;
}

/** Lets the pool's Prometheus, and nothing else of the monitoring namespace, read one port of an application. */
export class MetricsIngress extends Construct {
  constructor(scope: Construct, id: string, { namespace, port }: MetricsIngressProps) {
    super(scope, id);
    namespacePolicy(this, namespace, "metrics-ingress", {
      podSelector: {},
      policyTypes: ["Ingress"],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { [labels.namespaceName]: MONITORING_NAMESPACE } },
              podSelector: { matchLabels: { ...prometheusPods } },
            },
          ],
          ports: [policyPort(port)],
        },
      ],
    });
  }
}
