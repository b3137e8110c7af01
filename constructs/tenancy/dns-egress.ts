import { Construct } from "constructs";
import { labels } from "../keys.js";
import { namespacePolicy } from "./namespace-policy.js";
import type { NamespaceRef } from "./namespace-ref.js";

export interface DnsEgressProps {
  readonly namespace: NamespaceRef;
}

/** Lets the pods of a namespace ask the cluster's name servers, and only these. */
export class DnsEgress extends Construct {
  constructor(scope: Construct, id: string, { namespace }: DnsEgressProps) {
    super(scope, id);
    namespacePolicy(this, namespace, "dns-egress", {
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
    });
  }
}
