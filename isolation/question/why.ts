import { coversAll } from "../engine/address-info.js";
import type { PortSet, PortSets } from "../engine/port-sets.js";
import type { Applied, Match, Regime } from "../engine/regime.js";
import { MAYBE, YES } from "../engine/tri.js";
import type { ContainerPort, Direction, Known, Peer, Pod, PortRange } from "../objects/model.js";

/** Why a side of a connection is as it is: a closed list. */
export type Reason =
  /** No policy selects the pod in this direction. */
  | "unselected"
  /** A rule of a NetworkPolicy allows it. */
  | "allowed-by-rule"
  /** A rule of a ClusterNetworkPolicy accepts it. */
  | "accepted-by-tier"
  /** A rule of a ClusterNetworkPolicy denies it. */
  | "denied-by-tier"
  /** NetworkPolicies select the pod, and none of their rules matches. */
  | "no-rule-matches"
  /** It cannot be known. */
  | "unknowable";

/** What is not known where a verdict is unknown. */
export type Doubt =
  | "labels"
  | "addresses"
  | "port-name"
  | "unreadable"
  | "equal-priorities"
  | "host-network"
  | "elsewhere";

/** Why a side of a connection is as it is, and what decided. */
export interface Why {
  readonly reason: Reason;
  /** Rules that decided, in order. */
  readonly rules: readonly Match[];
  /** Policies that select the pod, where no rule decided. */
  readonly policies: readonly Applied[];
  readonly doubts: readonly Doubt[];
}

/** Says what decided about some ports, of which the regime says the same. */
export function whyOf(regime: Regime, matches: readonly Match[], asked: PortSet, sets: PortSets): Why {
  const settled = regime.verdictsOf(matches);
  const isAllowed = sets.difference(asked, settled.certain) === sets.none;
  const isDenied = sets.intersection(asked, settled.possible) === sets.none;
  if (!isAllowed && !isDenied) return unknowable(regime, matches, asked, sets);
  const { rules, left } = tierRules(matches, "Admin", asked, sets);
  const decided = rules.filter(({ rule }) => actionOf(rule) !== "Pass");
  if (left === sets.none) return { reason: tierReason(isAllowed), rules: decided, policies: [], doubts: [] };
  const local = regime.policies.filter(({ policy }) => !("tier" in policy.source));
  if (local.some(({ applies }) => applies === YES)) {
    const allowing = matches.filter(
      ({ applied, certain }) => local.includes(applied) && sets.intersection(certain, left) !== sets.none,
    );
    return isAllowed
      ? { reason: "allowed-by-rule", rules: [...decided, ...allowing], policies: [], doubts: [] }
      : { reason: "no-rule-matches", rules: decided, policies: local, doubts: [] };
  }
  const baseline = tierRules(matches, "Baseline", left, sets).rules.filter(
    ({ rule }) => actionOf(rule) !== "Pass",
  );
  const all = [...decided, ...baseline];
  const reason = all.length > 0 ? tierReason(isAllowed) : "unselected";
  return { reason, rules: all, policies: [], doubts: [] };
}

function tierReason(isAllowed: boolean): Reason {
  return isAllowed ? "accepted-by-tier" : "denied-by-tier";
}

function actionOf(rule: Match["rule"]): string | undefined {
  return "action" in rule.source ? rule.source.action : undefined;
}

/** The rules of a tier that decide about some of the ports, and the ports that go on to the next tier. */
function tierRules(
  matches: readonly Match[],
  tier: "Admin" | "Baseline",
  asked: PortSet,
  sets: PortSets,
): { rules: Match[]; left: PortSet } {
  let open = asked;
  let left = sets.none;
  const rules: Match[] = [];
  for (const match of matches) {
    const { source } = match.applied.policy;
    const taken = sets.intersection(open, match.certain);
    if (!("tier" in source) || source.tier !== tier || taken === sets.none) continue;
    rules.push(match);
    open = sets.difference(open, taken);
    if (actionOf(match.rule) === "Pass") left = sets.union(left, taken);
  }
  return { rules, left: sets.union(left, open) };
}

function unknowable(regime: Regime, matches: readonly Match[], asked: PortSet, sets: PortSets): Why {
  const rules = matches.filter(({ possible }) => sets.intersection(possible, asked) !== sets.none);
  const vague = regime.policies.filter(({ applies }) => applies === MAYBE);
  return { reason: "unknowable", rules, policies: vague, doubts: [] };
}

/** What is not known about a rule's match, or a policy's selection. */
export function doubtsOf(
  { rules, policies }: Why,
  direction: Direction,
  own: Pod,
  peer: Pod | undefined,
  namespaceKnown: boolean,
): readonly Doubt[] {
  const destination = direction === "ingress" ? own.namedPorts : (peer?.namedPorts ?? "unknown");
  const found = [
    ...policies.flatMap((applied) => selectionDoubts(applied, own)),
    ...rules.flatMap(({ applied, rule }) => [
      ...(applied.applies === MAYBE ? selectionDoubts(applied, own) : []),
      ...(rule.source.peers === "any" ? [] : rule.source.peers).flatMap((one) =>
        peerDoubts(one, peer, namespaceKnown),
      ),
      ...(rule.source.ports === "any" ? [] : rule.source.ports).flatMap((one) =>
        portDoubts(one, destination),
      ),
    ]),
    ...(own.hostNetwork ? (["host-network"] as const) : []),
  ];
  return found.length > 0 ? [...new Set(found)].sort() : ["equal-priorities"];
}

function selectionDoubts({ policy }: Applied, own: Pod): Doubt[] {
  const { source } = policy;
  const isUnreadable =
    policy.pods.unreadable ||
    ("typesUnreadable" in source ? source.typesUnreadable : source.subject.namespaces.unreadable);
  return isUnreadable ? ["unreadable"] : own.labelsKnown ? [] : ["labels"];
}

function peerDoubts(peer: Peer, pod: Pod | undefined, namespaceKnown: boolean): Doubt[] {
  if (peer.kind === "unreadable") return ["unreadable"];
  if (peer.kind === "elsewhere") return ["elsewhere"];
  if (!pod) return [];
  if (pod.hostNetwork) return ["host-network"];
  if (peer.kind === "block") return coversAll(peer, pod.addresses) === MAYBE ? ["addresses"] : [];
  const isUnreadable = peer.pods.unreadable || (peer.namespaces !== "own" && peer.namespaces.unreadable);
  const needsLabels = peer.pods.requirements.length > 0 && !pod.labelsKnown;
  const needsNamespace =
    peer.namespaces !== "own" && peer.namespaces.requirements.length > 0 && !namespaceKnown;
  return isUnreadable ? ["unreadable"] : needsLabels || needsNamespace ? ["labels"] : [];
}

function portDoubts(range: PortRange, destination: Known<readonly ContainerPort[]>): Doubt[] {
  if (range.kind === "unreadable") return ["unreadable"];
  if (range.kind === "numbers") return [];
  const isDeclared = destination !== "unknown" && destination.some(({ name }) => name === range.name);
  return isDeclared ? [] : ["port-name"];
}
