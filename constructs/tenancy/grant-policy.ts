import type { NetworkPolicyV1SpecEgressTo } from "@cdktf/provider-kubernetes/lib/network-policy-v1/index.js";
import { Construct } from "constructs";
import type { Zone } from "../../estate/zones.js";
import { NetworkPolicyV1 } from "../bindings.js";
import { annotations, labels, managed } from "../keys.js";
import type { Direction } from "./direction.js";
import type { NamespaceRef } from "./namespace-ref.js";
import { policyPort } from "./policy-port.js";

/** Who is at the other end of a granted connection. */
export type Peer =
  /** One application in the same cluster, by the name of its namespace. */
  | { readonly namespace: string }
  /** All applications of a department in the same cluster that stand in one of these zones. */
  | { readonly department: string; readonly zones: readonly Zone[] }
  /** Exact networks of a department in another pool, canonical CIDR. */
  | { readonly blocks: readonly string[] };

/** One end of a grant: egress where connections begin, ingress where they arrive. */
export interface GrantEnd {
  readonly grant: string;
  readonly direction: Direction;
  readonly peers: readonly Peer[];
  /** `tcp/443`, `udp/5000-5010`: ports that the target's pods listen on. */
  readonly ports: readonly string[];
  readonly purpose: string;
  /** Id of the person who approved it. */
  readonly approver: string;
  /** The first day on which it is no longer valid, `YYYY-MM-DD`. */
  readonly expires: string;
}

export interface GrantPolicyProps extends GrantEnd {
  readonly namespace: NamespaceRef;
}

/**
 * Opens what one grant permits at one of its ends. Connections need both ends, so a policy alone opens nothing.
 *
 * @throws Error for a grant without peers or ports, which a network policy would read as everybody and all
 */
export class GrantPolicy extends Construct {
  constructor(scope: Construct, id: string, props: GrantPolicyProps) {
    super(scope, id);
    const { namespace, grant, direction } = props;
    const peers = props.peers.flatMap(policyPeers);
    const ports = props.ports.map(policyPort);
    if (peers.length === 0 || ports.length === 0) {
      throw new Error(
        `Grant ${grant} names no ${ports.length === 0 ? "ports" : "peers"}: that would open all.`,
      );
    }
    new NetworkPolicyV1(this, `${namespace.name}.${grant}.${direction}`, {
      dependsOn: [...namespace.after],
      metadata: {
        name: `grant-${grant}-${direction}`,
        namespace: namespace.name,
        labels: { ...managed, [labels.grant]: grant },
        annotations: {
          [annotations.purpose]: props.purpose,
          [annotations.approver]: props.approver,
          [annotations.expires]: props.expires,
        },
      },
      spec:
        direction === "egress"
          ? { podSelector: {}, policyTypes: ["Egress"], egress: [{ to: peers, ports }] }
          : { podSelector: {}, policyTypes: ["Ingress"], ingress: [{ from: peers, ports }] },
    });
  }
}

function policyPeers(peer: Peer): NetworkPolicyV1SpecEgressTo[] {
  if ("blocks" in peer) return peer.blocks.map((cidr) => ({ ipBlock: { cidr } }));
  if ("namespace" in peer) {
    return [{ namespaceSelector: { matchLabels: { [labels.namespaceName]: peer.namespace } } }];
  }
  const zones = { key: labels.zone, operator: "In", values: [...peer.zones] };
  return [
    {
      namespaceSelector: { matchLabels: { [labels.department]: peer.department }, matchExpressions: [zones] },
    },
  ];
}
