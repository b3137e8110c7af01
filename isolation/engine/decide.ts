import type { Action } from "../objects/model.js";
import type { PortSet, PortSets } from "./port-sets.js";
import { MAYBE, type Tri, YES } from "./tri.js";

/** What a rule matches of one peer: these ports surely, those perhaps. */
export interface Hit {
  readonly certain: PortSet;
  readonly possible: PortSet;
  /** Undefined in a NetworkPolicy, whose rules only allow. */
  readonly action?: Action;
}

/** The hits of one policy, in the order of its rules, and whether it applies to the pod at all. */
export interface PolicyHits {
  readonly applies: Tri;
  readonly priority: number;
  readonly hits: readonly Hit[];
}

/** What may happen to connections: ports that may be allowed, ports that may be denied. */
export interface Fate {
  readonly allow: PortSet;
  readonly deny: PortSet;
}

/** What a tier may do: decide, or leave it to the next. */
interface TierFate extends Fate {
  readonly onward: PortSet;
}

/**
 * ClusterNetworkPolicies of one tier, in the order of their priorities. The first rule that matches decides; Pass,
 * and the end of the list, leave it to the next tier. Among equal priorities any may be asked first.
 */
function tierFate(policies: readonly PolicyHits[], sets: PortSets): TierFate {
  const taken: Taken = { Accept: sets.none, Deny: sets.none, Pass: sets.none };
  let undecided = sets.all;
  for (let start = 0; start < policies.length; ) {
    let left = undecided;
    const priority = policies[start]?.priority;
    for (; policies[start]?.priority === priority && start < policies.length; start++) {
      const policy = policies[start];
      if (policy) left = sets.intersection(left, leftBy(policy, undecided, taken, sets));
    }
    undecided = left;
  }
  return { allow: taken.Accept, deny: taken.Deny, onward: sets.union(taken.Pass, undecided) };
}

/** Ports that rules of each action may decide about. */
type Taken = Record<Action, PortSet>;

/** Notes what one policy may decide. @returns the ports that it may leave undecided */
function leftBy({ hits, applies }: PolicyHits, undecided: PortSet, taken: Taken, sets: PortSets): PortSet {
  let open = undecided;
  for (const { certain, possible, action = "Pass" } of hits) {
    taken[action] = sets.union(taken[action], sets.intersection(open, possible));
    open = sets.difference(open, certain);
  }
  return applies === MAYBE ? undecided : open;
}

/** What NetworkPolicies may do, and whether the pod may be selected by none of them, so that the next tier is asked. */
export interface LocalFate extends Fate {
  readonly mayBeUnselected: boolean;
}

/**
 * NetworkPolicies: what any that selects the pod allows is allowed, all else is denied. Of policies that only may
 * select it, each subset may be the one that does.
 *
 * @param isSelected whether some policy selects the pod for sure
 * @param policies those with hits, and all that only may select it
 */
export function localFate(isSelected: boolean, policies: readonly PolicyHits[], sets: PortSets): LocalFate {
  let allow = sets.none;
  let granted = sets.none;
  let deny = isSelected ? sets.all : sets.none;
  for (const { applies, hits } of policies) {
    let certain = sets.none;
    for (const hit of hits) {
      allow = sets.union(allow, hit.possible);
      certain = sets.union(certain, hit.certain);
    }
    if (applies === YES) granted = sets.union(granted, certain);
    else if (!isSelected) deny = sets.union(deny, sets.difference(sets.all, certain));
  }
  return { allow, deny: sets.difference(deny, granted), mayBeUnselected: !isSelected };
}

/** The three tiers one after the other; what none decides is allowed. */
export function fate(
  admin: readonly PolicyHits[],
  local: LocalFate,
  baseline: readonly PolicyHits[],
  sets: PortSets,
): Fate {
  const first = tierFate(admin, sets);
  let { allow, deny } = first;
  allow = sets.union(allow, sets.intersection(first.onward, local.allow));
  deny = sets.union(deny, sets.intersection(first.onward, local.deny));
  if (!local.mayBeUnselected) return { allow, deny };
  const last = tierFate(baseline, sets);
  const open = sets.union(last.allow, last.onward);
  return {
    allow: sets.union(allow, sets.intersection(first.onward, open)),
    deny: sets.union(deny, sets.intersection(first.onward, last.deny)),
  };
}
