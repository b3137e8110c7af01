import type { Domain, Duration } from "./alert.js";

/**
 * Series by their selector, each with its value, or with values in promtool's notation: `0+60x120`. Labels that are
 * left out have the value that all series of the proof have: one city, one pool, the exporter's job, instance `one`.
 */
export type Series = Readonly<Record<string, number | string>>;

/** Labels of a series. */
export type Labels = Readonly<Record<string, string>>;

/** What shows that an alert does what it says; tests for promtool are made from it. */
export interface Proof {
  /** All series while something is wrong, from the first minute on. */
  readonly fault: Series;
  /** What must fire then, by the labels that tell one series from the other; several when several things are wrong. */
  readonly fires: Labels | readonly Labels[];
  /** What `{{ $value }}` says. @default - the words do not show it */
  readonly value?: string;
  /** How long it takes until the expression first holds. @default "0m" */
  readonly after?: Duration;
  /** When the quiet situations are looked at. @default - when the fault's alert fires */
  readonly quietAt?: Duration;
  /** Other faults, just beyond the limit, in which the same fires as soon. @default - none */
  readonly beyond?: readonly Series[];
  /** Situations like it in which nothing may fire: what is healthy, what is just within the limit, what is another's. The first is well within: it is played live, too. */
  readonly quiet: readonly [Series, ...Series[]];
}

/** The proofs of a domain: one for each alert, or it does not compile. */
type Proofs<Name extends string> = Readonly<Record<Name, Proof>>;

/** States the proofs of a domain; the identity function, for the types. */
export function defineProofs<Name extends string>(_of: Domain<Name>, proofs: Proofs<Name>): Proofs<Name> {
  return proofs;
}

/** The proof of an alert that tells of vanished data. */
export function absentProof(probe: string): Proof {
  const alive = { 'up{job="prometheus"}': 1 };
  return { fault: alive, fires: {}, quiet: [{ ...alive, [probe]: 1 }] };
}
