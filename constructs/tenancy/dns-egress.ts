import { Construct } from "constructs";
import { NetworkPolicyV1 } from "../bindings.js";
import { labels, managed } from "../keys.js";
import type { NamespaceRef } from "./namespace-ref.js";

export interface DnsEgressProps {
  readonly namespace: NamespaceRef;
}

/** Lets the pods of a namespace ask the cluster's name servers, and only these. */
export class DnsEgress extends Construct {
  constructor(scope: Construct, id: string, { namespace }: DnsEgressProps) {
    super(scope, id);
    new NetworkPolicyV1(this, `${namespace.name}.dns-egress`, {
      dependsOn: [...namespace.after],
      metadata: { name: "dns-egress", namespace: namespace.name, labels: { ...managed } },
      spec: {
        podSelector: {},
        policyTypes: ["Egress"],
        egress: [
          {
            to: [
              {
                namespaceSelector: { matchLabels: { [labels.namespaceName]: "kube-system" } },
                podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
              },
            ],
            ports: [
              { port: "53", protocol: "UDP" },
              { port: "53", protocol: "TCP" },
            ],
          },
        ],
      },
    });
  }
}
