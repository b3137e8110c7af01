import type { PlainCluster, PlainPod } from "../../../isolation/random/manifests.js";
import { type LabelSelector, matches } from "./selectors.js";

/** What a rule asks of a packet, as nftables expressions: any of some addresses, and any of some ports. */

export interface NetworkPeer {
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

export interface NetworkPort {
  readonly protocol?: string;
  readonly port?: number | string;
  readonly endPort?: number;
}

/** A peer of a ClusterNetworkPolicy. */
export interface TierPeer {
  readonly namespaces?: LabelSelector;
  readonly pods?: { readonly namespaceSelector: LabelSelector; readonly podSelector: LabelSelector };
  readonly networks?: readonly string[];
}

interface Destination {
  readonly number?: number;
  readonly range?: { readonly start: number; readonly end: number };
}

/** A port of a ClusterNetworkPolicy. */
export interface TierPort {
  readonly tcp?: { readonly destinationPort: Destination };
  readonly udp?: { readonly destinationPort: Destination };
  readonly sctp?: { readonly destinationPort: Destination };
  readonly destinationNamedPort?: string;
}

const set = (items: readonly (string | number)[]) => `{ ${items.join(", ")} }`;

/** Packets to or from some pods; nothing where there are none. */
function podAddresses(pods: readonly PlainPod[], side: "saddr" | "daddr"): string[] {
  return pods.length === 0 ? [] : [`ip ${side} ${set(pods.map(({ ip }) => ip))}`];
}

/** One expression for each way in which a packet may be meant; "" where any is. */
export function peerConditions(
  { namespaces, pods }: PlainCluster,
  peers: readonly NetworkPeer[] | undefined,
  own: string,
  side: "saddr" | "daddr",
): string[] {
  // "If this field is empty or missing, this rule matches all sources."
  if (!peers || peers.length === 0) return [""];
  return peers.flatMap(({ podSelector, namespaceSelector, ipBlock }) => {
    if (ipBlock) {
      const { cidr, except = [] } = ipBlock;
      return [`ip ${side} ${cidr}${except.length > 0 ? ` ip ${side} != ${set(except)}` : ""}`];
    }
    const chosen = pods.filter(
      ({ namespace, labels }) =>
        (namespaceSelector ? matches(namespaceSelector, namespaces[namespace] ?? {}) : namespace === own) &&
        (!podSelector || matches(podSelector, labels)),
    );
    return podAddresses(chosen, side);
  });
}

/** The same for the peers of a ClusterNetworkPolicy, of which there is at least one. */
export function tierPeerConditions(
  { namespaces, pods }: PlainCluster,
  peers: readonly TierPeer[],
  side: "saddr" | "daddr",
): string[] {
  return peers.flatMap((peer) => {
    if (peer.networks) return [`ip ${side} ${set(peer.networks)}`];
    const chosen = pods.filter(
      ({ namespace, labels }) =>
        matches(peer.namespaces ?? peer.pods?.namespaceSelector ?? {}, namespaces[namespace] ?? {}) &&
        (!peer.pods || matches(peer.pods.podSelector, labels)),
    );
    return podAddresses(chosen, side);
  });
}

/** @param targets the pods that packets can be for: a name means what each of them calls so */
export function portConditions(
  ports: readonly NetworkPort[] | undefined,
  targets: readonly PlainPod[],
): string[] {
  if (!ports || ports.length === 0) return [""];
  return ports.flatMap(({ protocol = "TCP", port, endPort }) => {
    if (port === undefined) return [`meta l4proto ${protocol.toLowerCase()}`];
    if (typeof port === "string") return namedPort(port, [protocol], targets);
    return [`${protocol.toLowerCase()} dport ${endPort === undefined ? port : `${port}-${endPort}`}`];
  });
}

export function tierPortConditions(
  ports: readonly TierPort[] | undefined,
  targets: readonly PlainPod[],
): string[] {
  if (!ports || ports.length === 0) return [""];
  return ports.flatMap(({ destinationNamedPort, ...numbered }) => {
    if (destinationNamedPort !== undefined) return namedPort(destinationNamedPort, ["TCP", "UDP"], targets);
    return Object.entries(numbered).map(
      ([
        protocol,
        {
          destinationPort: { number, range },
        },
      ]) => (range ? `${protocol} dport ${range.start}-${range.end}` : `${protocol} dport ${number}`),
    );
  });
}

function namedPort(name: string, protocols: readonly string[], targets: readonly PlainPod[]): string[] {
  return protocols.flatMap((protocol) => {
    const pairs = targets.flatMap(({ ip, ports }) =>
      ports
        .filter((one) => one.name === name && one.protocol === protocol)
        .map(({ containerPort }) => `${ip} . ${containerPort}`),
    );
    return pairs.length === 0 ? [] : [`ip daddr . ${protocol.toLowerCase()} dport ${set(pairs)}`];
  });
}
