import type { PlacedPod } from "../engine/cell.js";
import type { PortSet } from "../engine/port-sets.js";
import type { Match, Regime } from "../engine/regime.js";
import type { Direction, Pod } from "../objects/model.js";
import type { Cluster } from "../world.js";
import type { Citations, PolicyCite, RuleCite } from "./cite.js";
import { type Doubt, doubtsOf, type Reason, whyOf } from "./why.js";

export type Verdict = "allowed" | "denied" | "unknown";

/** One side of a connection: what governs the pod that it leaves from, or the pod that it arrives at. */
export interface Leg {
  readonly direction: Direction;
  /** Empty for manifests. */
  readonly pool: string;
  readonly workload: string;
  readonly verdict: Verdict;
  readonly reason: Reason;
  /** Of the ports asked about, those that this side lets pass for sure. */
  readonly ports: readonly string[];
  readonly rules: readonly RuleCite[];
  /** Policies that select the pod, where none of their rules lets it pass. */
  readonly policies: readonly PolicyCite[];
  /** What is not known, where it cannot be known. */
  readonly doubts: readonly Doubt[];
}

/** What is needed to judge one side. */
export interface Side {
  readonly cluster: Cluster;
  readonly placed: PlacedPod;
  readonly direction: Direction;
  readonly matches: readonly Match[];
  /** The pod at the other end, unless that is an address. */
  readonly peer?: Pod;
}

/** Explains one side of a connection on some ports. */
export function legOf(
  { cluster, placed, direction, matches, peer }: Side,
  asked: PortSet,
  cite: Citations,
): Leg {
  const { sets, sites } = cluster.engine;
  const regime: Regime = placed.cell[direction];
  const verdicts = regime.verdictsOf(matches);
  const passing = sets.intersection(asked, verdicts.certain);
  // Where a side lets a part of the ports pass, what lets them is more telling than what does not.
  const told = passing === sets.none ? asked : passing;
  const why = whyOf(regime, matches, told, sets);
  const isUnknown = why.reason === "unknowable";
  const namespaceKnown = sites.get(peer?.namespace ?? "")?.namespace.labelsKnown ?? true;
  return {
    direction,
    pool: cluster.pool,
    workload: placed.workload.id,
    verdict: isUnknown ? "unknown" : passing === sets.none ? "denied" : "allowed",
    reason: why.reason,
    ports: sets.texts(passing),
    rules: why.rules.map((match) => cite.rule(match, direction)),
    policies: why.policies.map((applied) => cite.policy(applied)),
    doubts: isUnknown ? doubtsOf(why, direction, placed.pod, peer, namespaceKnown) : [],
  };
}
