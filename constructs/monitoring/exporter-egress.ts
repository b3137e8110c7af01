import type { NetworkPolicyV1SpecEgress } from "@cdktf/provider-kubernetes/lib/network-policy-v1/index.js";
import { Construct } from "constructs";
import { namespacePolicy } from "../tenancy/namespace-policy.js";
import type { NamespaceRef } from "../tenancy/namespace-ref.js";
import { policyPort } from "../tenancy/policy-port.js";

/** Hosts, or ports wherever they are; both narrow each other. */
export type OutsideRule =
  /** Without ports every protocol to these hosts, since a policy has no word for echo requests. */
  | { readonly addresses: readonly string[]; readonly ports?: readonly string[] }
  | { readonly ports: readonly string[] };

/** What the pods of an exporter ask outside the cluster. */
export interface ExporterOutside {
  /** The chart of the exporter, which its pods are labelled with. */
  readonly chart: string;
  readonly rules: readonly OutsideRule[];
}

export interface ExporterEgressProps extends ExporterOutside {
  readonly namespace: NamespaceRef;
}

/**
 * Lets an exporter out to what it asks on our behalf, and to nothing else.
 *
 * @throws Error for a rule without hosts and ports, which a network policy would read as everybody and all
 */
export class ExporterEgress extends Construct {
  constructor(scope: Construct, id: string, { namespace, chart, rules }: ExporterEgressProps) {
    super(scope, id);
    namespacePolicy(this, namespace, `${chart}-egress`, {
      podSelector: { matchLabels: { "app.kubernetes.io/name": chart } },
      policyTypes: ["Egress"],
      egress: rules.map((rule) => egressRule(chart, rule)),
    });
  }
}

function egressRule(chart: string, rule: OutsideRule): NetworkPolicyV1SpecEgress {
  const addresses = "addresses" in rule ? rule.addresses : [];
  const ports = rule.ports ?? [];
  if (addresses.length + ports.length === 0) {
    throw new Error(`The exporter ${chart} names neither hosts nor ports: that would open all.`);
  }
  return {
    ...(addresses.length > 0 ? { to: addresses.map((one) => ({ ipBlock: { cidr: hostBlock(one) } })) } : {}),
    ...(ports.length > 0 ? { ports: ports.map(policyPort) } : {}),
  };
}

/** The network of one host. */
function hostBlock(address: string): string {
  return `${address}/${address.includes(":") ? 128 : 32}`;
}
