import type { PlainCluster, PlainPod } from "../../../isolation/random/manifests.js";
import {
  type NetworkPeer,
  type NetworkPort,
  peerConditions,
  portConditions,
  type TierPeer,
  type TierPort,
  tierPeerConditions,
  tierPortConditions,
} from "./conditions.js";
import { type LabelSelector, matches } from "./selectors.js";

/**
 * Compiles policies into one ruleset for the node that all pods' packets pass: a chain for what leaves a pod, one for
 * what enters it. To return from a chain is to let the packet go on to the next side. Written from the documentation
 * of the two kinds of policy, with nothing of the engine in it.
 */

type Direction = "ingress" | "egress";

interface NetworkPolicySpec {
  readonly podSelector: LabelSelector;
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly { readonly from?: NetworkPeer[]; readonly ports?: NetworkPort[] }[];
  readonly egress?: readonly { readonly to?: NetworkPeer[]; readonly ports?: NetworkPort[] }[];
}

interface TierRule {
  readonly action: "Accept" | "Deny" | "Pass";
  readonly from?: readonly TierPeer[];
  readonly to?: readonly TierPeer[];
  readonly protocols?: readonly TierPort[];
}

/** A ClusterNetworkPolicy as it is written. */
export interface PlainTierPolicy {
  readonly apiVersion: string;
  readonly kind: "ClusterNetworkPolicy";
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly tier: "Admin" | "Baseline";
    readonly priority: number;
    readonly subject: TierPeer;
    readonly ingress?: readonly TierRule[];
    readonly egress?: readonly TierRule[];
  };
}

/** The name of a pod's interface on the node. */
export const interfaceOf = (index: number) => `v${index}`;

/** @returns what `nft -f` loads; it takes the place of a ruleset that is there */
export function rulesetOf(cluster: PlainCluster, tiers: readonly PlainTierPolicy[]): string {
  const chains = cluster.pods.flatMap((pod, index) =>
    (["egress", "ingress"] as const).flatMap((direction) =>
      chainsOf(pod, `${direction}${index}`, direction, cluster, tiers),
    ),
  );
  const jumps = (direction: Direction) =>
    cluster.pods.map((_, index) => `"${interfaceOf(index)}" : jump ${direction}${index}`).join(", ");
  return `flush ruleset
table ip cluster {
chain refuse {
meta l4proto tcp reject with tcp reset
reject with icmp port-unreachable
}
${chains.join("\n")}
chain forward {
type filter hook forward priority filter
ct state established,related accept
iifname vmap { ${jumps("egress")} }
oifname vmap { ${jumps("ingress")} }
}
}
`;
}

/** Two chains: Admin policies, and what follows where they do not decide. */
function chainsOf(
  pod: PlainPod,
  name: string,
  direction: Direction,
  cluster: PlainCluster,
  tiers: readonly PlainTierPolicy[],
): string[] {
  const after = `${name}-after`;
  const selecting = cluster.policies
    .filter(({ metadata }) => metadata.namespace === pod.namespace)
    .map(({ spec }) => spec as unknown as NetworkPolicySpec)
    .filter((spec) => isolates(spec, direction) && matches(spec.podSelector, pod.labels));
  const local = selecting.flatMap((spec) => networkRules(spec, pod, direction, cluster));
  // "Baseline tier rules apply to traffic that no NetworkPolicy selects."
  const rest =
    selecting.length > 0
      ? [...local, "goto refuse"]
      : tierRules(pod, "Baseline", direction, cluster, tiers, "return");
  const first = tierRules(pod, "Admin", direction, cluster, tiers, `goto ${after}`);
  return [
    ["chain", after, "{", ...rest.map((line) => `\n${line}`), "\n}"].join(" "),
    ["chain", name, "{", ...[...first, `goto ${after}`].map((line) => `\n${line}`), "\n}"].join(" "),
  ];
}

/** "If policyTypes is not specified, it defaults to Ingress, and to Egress where there are egress rules." */
function isolates({ policyTypes = [], egress = [] }: NetworkPolicySpec, direction: Direction): boolean {
  if (policyTypes.length > 0) return policyTypes.includes(direction === "ingress" ? "Ingress" : "Egress");
  return direction === "ingress" || egress.length > 0;
}

function networkRules(
  spec: NetworkPolicySpec,
  pod: PlainPod,
  direction: Direction,
  cluster: PlainCluster,
): string[] {
  const { side, targets } = ends(pod, direction, cluster);
  const rules =
    direction === "ingress"
      ? (spec.ingress ?? []).map(({ from, ports }) => ({ peers: from, ports }))
      : (spec.egress ?? []).map(({ to, ports }) => ({ peers: to, ports }));
  return rules.flatMap(({ peers, ports }) =>
    lines(peerConditions(cluster, peers, pod.namespace, side), portConditions(ports, targets), "return"),
  );
}

/** The rules of a tier by priority, the lower number first. */
function tierRules(
  pod: PlainPod,
  tier: "Admin" | "Baseline",
  direction: Direction,
  cluster: PlainCluster,
  tiers: readonly PlainTierPolicy[],
  pass: string,
): string[] {
  const { side, targets } = ends(pod, direction, cluster);
  const verdicts = { Accept: "return", Deny: "goto refuse", Pass: pass };
  return tiers
    .filter(({ spec }) => spec.tier === tier && isSubject(spec.subject, pod, cluster))
    .toSorted((a, b) => a.spec.priority - b.spec.priority)
    .flatMap(({ spec }) => spec[direction] ?? [])
    .flatMap(({ action, from, to, protocols }) =>
      lines(
        tierPeerConditions(cluster, from ?? to ?? [], side),
        tierPortConditions(protocols, targets),
        verdicts[action],
      ),
    );
}

function isSubject(
  subject: TierPeer,
  { namespace, labels }: PlainPod,
  { namespaces }: PlainCluster,
): boolean {
  const selector = subject.namespaces ?? subject.pods?.namespaceSelector ?? {};
  const own = subject.pods?.podSelector ?? {};
  return matches(selector, namespaces[namespace] ?? {}) && matches(own, labels);
}

/** Which of a packet's addresses is the peer's, and whom it can be for. */
function ends(pod: PlainPod, direction: Direction, { pods }: PlainCluster) {
  return direction === "ingress"
    ? ({ side: "saddr", targets: [pod] } as const)
    : ({ side: "daddr", targets: pods } as const);
}

function lines(peers: readonly string[], ports: readonly string[], verdict: string): string[] {
  return peers.flatMap((peer) => ports.map((port) => `${peer} ${port} ${verdict}`.trim()));
}
