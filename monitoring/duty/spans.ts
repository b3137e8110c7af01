import type { Minute } from "./clock.js";

/** Minutes from one up to another, which is not among them. */
export interface Span {
  readonly from: Minute;
  readonly to: Minute;
}

/** Any set of minutes: spans in order that neither overlap nor touch. */
export type Spans = readonly Span[];

/** Spans in any order, empty and overlapping ones among them, as a set of minutes. */
export function spansOf(parts: Iterable<Span>): Spans {
  const sorted = [...parts].filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const merged: { from: Minute; to: Minute }[] = [];
  for (const { from, to } of sorted) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** Minutes that are in both. */
export function intersection(a: Spans, b: Spans): Spans {
  const both: Span[] = [];
  for (let i = 0, j = 0; ; ) {
    const [one, other] = [a[i], b[j]];
    if (!one || !other) return both;
    const shared = { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
    if (shared.from < shared.to) both.push(shared);
    if (one.to < other.to) i++;
    else j++;
  }
}

/** Minutes of the first that are not in the second. */
export function difference(a: Spans, b: Spans): Spans {
  const left: Span[] = [];
  let j = 0;
  for (const { from, to } of a) {
    let at = from;
    while ((b[j]?.to ?? Number.POSITIVE_INFINITY) <= from) j++;
    for (let k = j; at < to; k++) {
      const next = b[k];
      if (!next || next.from >= to) break;
      if (next.from > at) left.push({ from: at, to: next.from });
      at = Math.max(at, next.to);
    }
    if (at < to) left.push({ from: at, to });
  }
  return left;
}

/** How many minutes there are. */
export function lengthOf(spans: Spans): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0);
}
