import { common, compare, isFamily6, wholeFamilies } from "../addresses.js";
import type { Regime, Stretch, Verdicts } from "./regime.js";

/** A stretch of addresses outside the cluster, and what a regime says of connections with them. */
export type JudgedStretch = Stretch & Verdicts;

const known = new WeakMap<Regime, readonly JudgedStretch[]>();

/** All addresses of both families as a regime sees them: stretches in order, neighbours with different verdicts. */
export function stretchesOf(regime: Regime): readonly JudgedStretch[] {
  const found = known.get(regime) ?? judged(regime);
  known.set(regime, found);
  return found;
}

function judged(regime: Regime): JudgedStretch[] {
  const result: JudgedStretch[] = [];
  for (const stretch of cut(regime.blocks.flatMap(({ ranges }) => ranges))) {
    const verdicts = regime.withAddresses(stretch);
    const before = result.at(-1);
    const continues =
      before?.certain === verdicts.certain &&
      before.possible === verdicts.possible &&
      isFamily6(before.first) === isFamily6(stretch.first);
    if (before && continues) result[result.length - 1] = { ...before, last: stretch.last };
    else result.push({ ...stretch, ...verdicts });
  }
  return result;
}

/** All addresses, cut wherever some range begins or ends. */
export function cut(ranges: Iterable<Stretch>): Stretch[] {
  const starts = new Set(wholeFamilies.map(({ first }) => first));
  for (const { first, last } of ranges) starts.add(first).add(last + 1n);
  const end = wholeFamilies.at(-1)?.last ?? 0n;
  const sorted = [...starts].filter((start) => start <= end).sort(compare);
  return sorted.map((first, index) => ({ first, last: (sorted[index + 1] ?? end + 1n) - 1n }));
}

/** The parts of judged stretches that lie in some ranges. */
export function clipped(judged: readonly JudgedStretch[], ranges: readonly Stretch[]): JudgedStretch[] {
  return judged.flatMap((one) =>
    ranges.flatMap((range) => {
      const shared = common(one, range);
      return shared ? [{ ...one, ...shared }] : [];
    }),
  );
}
