import type { ContainerPort, Direction, Known } from "../objects/model.js";
import type { AddressInfos, Block } from "./address-info.js";
import { type CompiledPolicy, type CompiledRule, portsAt } from "./compiled.js";
import { type Fate, fate, type Hit, localFate, type PolicyHits } from "./decide.js";
import type { Group } from "./groups.js";
import type { Marks } from "./marks.js";
import type { PortSet, PortSets } from "./port-sets.js";
import { MAYBE, NO, type Tri, YES } from "./tri.js";

/** A policy that applies to a pod, or may. */
export interface Applied {
  readonly policy: CompiledPolicy;
  readonly applies: Tri;
}

/** One rule of a regime, and the policy it is in. */
interface Place {
  readonly rule: CompiledRule;
  /** Index among the regime's policies. */
  readonly policy: number;
}

/** A stretch of addresses that a regime treats alike. */
export interface Stretch {
  readonly first: bigint;
  readonly last: bigint;
}

/** Connections with a peer: allowed for sure on some ports, perhaps allowed on more; denied on the others. */
export interface Verdicts {
  readonly certain: PortSet;
  readonly possible: PortSet;
}

/** A rule that matches a peer, as explanations show it. */
export interface Match {
  readonly applied: Applied;
  readonly rule: CompiledRule;
  readonly certain: PortSet;
  readonly possible: PortSet;
}

/** What regimes of one engine share. */
export interface Shared {
  readonly sets: PortSets;
  readonly addresses: AddressInfos;
  /** Port names that something declares, `TCP/http` and `/http`, and how often. */
  readonly declared: ReadonlyMap<string, number>;
}

/**
 * The rules that govern pods in one direction: all pods that the same policies select share one. It answers for any
 * peer by that peer's marks alone, and remembers.
 */
export class Regime {
  readonly policies: readonly Applied[];
  readonly #places: Place[] = [];
  /** Rules by the groups they name. */
  readonly #byGroup = new Map<Group, number[]>();
  /** Rules that must be looked at for every peer, because they name more than groups. */
  readonly #general: number[] = [];
  readonly blocks: readonly Block[];
  /** Whether a rule that looks at more than groups opens what a peer calls by some name. */
  readonly readsPortNames: boolean;
  readonly #isSelected: boolean;
  readonly #vagueLocals: readonly Applied[];
  readonly #verdicts = new Map<number, Verdicts>();
  /** What peers may do whom no rule matches. */
  #unmatched: Verdicts | undefined;

  /**
   * @param own the named ports of the governed pods, which ingress rules mean
   * @param isHost whether the pods are on the host's network, where policies may be without effect
   */
  constructor(
    readonly id: number,
    readonly direction: Direction,
    policies: readonly Applied[],
    private readonly own: Known<readonly ContainerPort[]>,
    private readonly isHost: boolean,
    private readonly shared: Shared,
  ) {
    this.policies = policies;
    for (const [index, { policy }] of policies.entries()) {
      for (const rule of policy[direction] ?? []) this.#place({ rule, policy: index });
    }
    const locals = policies.filter(({ policy }) => !("tier" in policy.source));
    this.#isSelected = locals.some(({ applies }) => applies === YES);
    this.#vagueLocals = locals.filter(({ applies }) => applies === MAYBE);
    this.blocks = [...new Set(this.#general.flatMap((index) => this.#places[index]?.rule.blocks ?? []))];
    // A rule that names groups only means nobody whom those do not tell of.
    this.readsPortNames =
      direction === "egress" &&
      this.#general.some((index) => (this.#places[index]?.rule.ports.names.length ?? 0) > 0);
  }

  get groups(): Iterable<Group> {
    return this.#byGroup.keys();
  }

  /** What pods with these marks may do. */
  with(marks: Marks): Verdicts {
    const known = this.#verdicts.get(marks.id);
    if (known) return known;
    const matches = this.matches(marks);
    const isMatched = matches.length > 0;
    if (!isMatched) this.#unmatched ??= this.verdictsOf(matches);
    const verdicts = (isMatched ? undefined : this.#unmatched) ?? this.verdictsOf(matches);
    this.#verdicts.set(marks.id, verdicts);
    return verdicts;
  }

  /** What addresses of a stretch that none of the regime's blocks cuts may do. */
  withAddresses(stretch: Stretch): Verdicts {
    return this.verdictsOf(this.addressMatches(stretch));
  }

  /** The rules that match pods with these marks, or may, in order: those of a policy stand together. */
  matches(marks: Marks): Match[] {
    const hits: number[] = [];
    for (const [group, match] of marks.groups) {
      for (const index of this.#byGroup.get(group) ?? nothing)
        hits.push(index * HIT + this.#selected(index, match, marks));
    }
    for (const index of this.#general) {
      const rule = this.#places[index]?.rule;
      if (!rule) continue;
      hits.push(index * HIT + this.#selected(index, rule.anyPod, marks));
      hits.push(index * HIT + this.#unselected(rule, marks));
    }
    if (hits.length > 1) hits.sort((a, b) => a - b);
    const ports = this.direction === "ingress" ? this.own : marks.ports;
    const found: Match[] = [];
    for (const [at, hit] of hits.entries()) {
      const index = Math.floor(hit / HIT);
      // A rule's best match stands last.
      if (Math.floor((hits[at + 1] ?? -1) / HIT) === index) continue;
      const match = this.#match(index, (hit % HIT) as Tri, ports);
      if (match) found.push(match);
    }
    return found;
  }

  /** The same for the addresses of a stretch. */
  addressMatches({ first, last }: Stretch): Match[] {
    const isInside = (block: Block) =>
      block.ranges.some((range) => range.first <= first && last <= range.last);
    const ports = this.direction === "ingress" ? this.own : "unknown";
    return this.#general.flatMap((index) => {
      const rule = this.#places[index]?.rule;
      if (!rule) return [];
      const match = rule.blocks.some(isInside) ? YES : rule.elsewhere ? MAYBE : NO;
      return this.#match(index, Math.max(match, rule.anyPeer) as Tri, ports) ?? [];
    });
  }

  #place(place: Place): void {
    const index = this.#places.push(place) - 1;
    const { rule } = place;
    for (const group of rule.groups) {
      const list = this.#byGroup.get(group);
      if (!list) this.#byGroup.set(group, [index]);
      else if (list.at(-1) !== index) list.push(index);
    }
    if (rule.anyPeer || rule.anyPod || rule.blocks.length > 0 || rule.elsewhere) this.#general.push(index);
  }

  /**
   * What a match of selectors is worth. Of pods on the host's network most plugins see only the node, so a
   * NetworkPolicy may miss them; a ClusterNetworkPolicy never means them.
   */
  #selected(index: number, match: Tri, marks: Marks): Tri {
    if (!marks.isHost) return match;
    const source = this.policies[this.#places[index]?.policy ?? -1]?.policy.source;
    return source && "tier" in source ? NO : (Math.min(match, MAYBE) as Tri);
  }

  /** Whether a rule matches a pod otherwise than by selectors. */
  #unselected(rule: CompiledRule, marks: Marks): Tri {
    let best = marks.isHost && rule.elsewhere ? (Math.max(rule.anyPeer, MAYBE) as Tri) : rule.anyPeer;
    for (const block of rule.blocks)
      best = Math.max(best, this.shared.addresses.test(marks.addresses, block)) as Tri;
    return best;
  }

  #match(index: number, match: Tri, destination: Known<readonly ContainerPort[]>): Match | undefined {
    const place = this.#places[index];
    const applied = place && this.policies[place.policy];
    if (!place || !applied || match === NO) return undefined;
    const { rule } = place;
    const hasNames = rule.ports.names.length > 0;
    const { declared, sets } = this.shared;
    const ports = hasNames ? portsAt(rule.ports, destination, declared, sets) : rule.ports;
    const certain = match === YES ? ports.certain : sets.none;
    return { applied, rule, certain, possible: ports.possible };
  }

  /** What follows from the rules that match a peer. */
  verdictsOf(matches: readonly Match[]): Verdicts {
    const { sets } = this.shared;
    const { allow, deny } = this.#fate(matches);
    return { certain: sets.difference(sets.all, deny), possible: allow };
  }

  #fate(matches: readonly Match[]): Fate {
    const { sets } = this.shared;
    const asked = { Admin: [] as PolicyHits[], local: this.#vague(matches), Baseline: [] as PolicyHits[] };
    let hits: Hit[] = [];
    let last: Applied | undefined;
    for (const match of matches) {
      if (match.applied !== last) {
        last = match.applied;
        hits = [];
        const { source } = last.policy;
        const [tier, priority] = "tier" in source ? ([source.tier, source.priority] as const) : untiered;
        asked[tier].push({ applies: last.applies, priority, hits });
      }
      hits.push(hitOf(match));
    }
    const local = localFate(this.#isSelected, asked.local, sets);
    // A plugin may not apply policies to pods on the host's network at all.
    const settled = this.isHost ? { ...local, mayBeUnselected: true } : local;
    return fate(asked.Admin, settled, asked.Baseline, sets);
  }

  /** NetworkPolicies that may select the pods, and match nothing of the peer. */
  #vague(matches: readonly Match[]): PolicyHits[] {
    return this.#vagueLocals
      .filter((vague) => !matches.some(({ applied }) => applied === vague))
      .map(() => ({ applies: MAYBE, priority: 0, hits: [] }));
  }
}

const untiered = ["local", 0] as const;
const nothing: readonly number[] = [];

/** A rule's match is a number: the rule's place times this, and how certain it is. */
const HIT = 4;

function hitOf({ rule, certain, possible }: Match): Hit {
  return "action" in rule.source ? { certain, possible, action: rule.source.action } : { certain, possible };
}
