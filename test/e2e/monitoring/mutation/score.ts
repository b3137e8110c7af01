import { sameBecause } from "./known.js";
import type { Mutant } from "./mutants.js";

/** What became of mutants. */
export interface Score {
  /** How many of those that mean something else were noticed, of a hundred. */
  readonly percent: number;
  readonly noticed: number;
  /** Those that mean the same as their originals, by the reason. */
  readonly same: ReadonlyMap<string, readonly Mutant[]>;
  /** Those that mean something else, and no case noticed. */
  readonly missed: readonly Mutant[];
}

/** Sums up what became of mutants. Only what survived is asked whether it means the same. */
export function scoreOf(mutants: readonly Mutant[], survivors: readonly Mutant[]): Score {
  const same = new Map<string, Mutant[]>();
  const missed: Mutant[] = [];
  for (const mutant of survivors) {
    const reason = sameBecause(mutant);
    if (reason === undefined) missed.push(mutant);
    else same.set(reason, [...(same.get(reason) ?? []), mutant]);
  }
  const noticed = mutants.length - survivors.length;
  return { percent: (100 * noticed) / (noticed + missed.length), noticed, same, missed };
}
