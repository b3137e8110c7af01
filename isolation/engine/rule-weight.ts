import type { Direction } from "../objects/model.js";
import type { CompiledPolicy, CompiledRule } from "./compiled.js";
import type { Engine } from "./engine.js";
import type { Marks } from "./marks.js";
import type { PortSet, PortSets } from "./port-sets.js";
import type { Applied, Match, Regime } from "./regime.js";
import { cut } from "./stretches.js";
import { YES } from "./tri.js";

/** What a rule adds to the others: it counts; others do all it does; others decide before it; it meets nothing. */
export type Weight = "counts" | "redundant" | "shadowed" | "unused";

/**
 * Weighs a rule in every regime that it is part of, against every peer that it matches.
 *
 * @param isHeldAgainst which other rules may make it redundant
 */
export function weightOf(
  engine: Engine,
  policy: CompiledPolicy,
  rule: CompiledRule,
  direction: Direction,
  isHeldAgainst: (other: CompiledRule, where: CompiledPolicy) => boolean,
): Weight {
  const weigher = new Weigher(engine.sets, rule, (match) => isHeldAgainst(match.rule, match.applied.policy));
  for (const regime of regimesWith(engine, policy, direction)) {
    for (const marks of marksMet(engine, rule))
      if (weigher.counts(regime, regime.matches(marks))) return "counts";
    for (const stretch of stretchesMet(regime, rule)) {
      if (weigher.counts(regime, regime.addressMatches(stretch))) return "counts";
    }
  }
  return weigher.verdict;
}

class Weigher {
  /** Whether it was shadowed wherever it met something. */
  #isShadowed = true;
  #hasMet = false;

  constructor(
    private readonly sets: PortSets,
    private readonly rule: CompiledRule,
    private readonly isHeldAgainst: (match: Match) => boolean,
  ) {}

  get verdict(): Weight {
    if (!this.#hasMet) return "unused";
    return this.#isShadowed ? "shadowed" : "redundant";
  }

  /** Whether the rule changes anything between a regime and a peer. */
  counts(regime: Regime, matches: readonly Match[]): boolean {
    const at = matches.findIndex(({ rule }) => rule === this.rule);
    const own = matches[at];
    if (!own || own.possible === this.sets.none) return false;
    this.#hasMet = true;
    const left = this.#left(own, matches.slice(0, at));
    if (left === this.sets.none) return false;
    this.#isShadowed = false;
    // In a tier the first match decides, so a rule that is reached decides; only what allows may be said twice.
    if ("tier" in own.applied.policy.source) return true;
    if (!isSelected(regime.policies)) return true;
    const others = matches.filter((match) => match !== own && isLocal(match) && this.isHeldAgainst(match));
    return this.sets.difference(left, this.#union(others)) !== this.sets.none;
  }

  /** The ports that no earlier rule of a tier decides about. */
  #left(own: Match, before: readonly Match[]): PortSet {
    const { source } = own.applied.policy;
    const deciding = before.filter((match) => {
      const other = match.applied.policy.source;
      if (!("tier" in other)) return false;
      const isSameTier = "tier" in source && source.tier === other.tier;
      const isPass = "action" in match.rule.source && match.rule.source.action === "Pass";
      return isSameTier || (other.tier === "Admin" && !isPass);
    });
    return this.sets.difference(own.possible, this.#union(deciding));
  }

  #union(matches: readonly Match[]): PortSet {
    return matches.reduce((all, { certain }) => this.sets.union(all, certain), this.sets.none);
  }
}

function isLocal({ applied }: Match): boolean {
  return !("tier" in applied.policy.source) && applied.applies === YES;
}

function isSelected(policies: readonly Applied[]): boolean {
  return policies.some(({ policy, applies }) => !("tier" in policy.source) && applies === YES);
}

function* regimesWith(engine: Engine, policy: CompiledPolicy, direction: Direction): Generator<Regime> {
  const cells = new Set<Regime>();
  for (const site of engine.sites.values()) {
    if (!site.policies.has(policy) && !site.clusterPolicies.has(policy)) continue;
    for (const { cell } of site.pods) cells.add(cell[direction]);
  }
  for (const regime of cells) {
    if (regime.policies.some((applied) => applied.policy === policy)) yield regime;
  }
}

/** Marks of pods that a rule may match. */
function marksMet({ rows }: Engine, rule: CompiledRule): Iterable<Marks> {
  const isNarrow = !rule.anyPeer && !rule.anyPod && rule.blocks.length === 0 && !rule.elsewhere;
  return new Set(
    isNarrow ? rule.groups.flatMap((group) => [...group.marks]) : rows.cells.map((cell) => cell.marks),
  );
}

function stretchesMet(regime: Regime, rule: CompiledRule): ReturnType<typeof cut> {
  const meetsAddresses = rule.anyPeer > 0 || rule.blocks.length > 0 || rule.elsewhere;
  return meetsAddresses ? cut(regime.blocks.flatMap(({ ranges }) => ranges)) : [];
}
