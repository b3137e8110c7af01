import { rangeOf } from "../addresses.js";
import type { Cell } from "../engine/cell.js";
import type { PortSets } from "../engine/port-sets.js";
import type { Verdicts } from "../engine/regime.js";
import { clipped, stretchesOf } from "../engine/stretches.js";
import { internetRanges } from "../question/internet.js";
import type { Cluster } from "../world.js";
import { type Classing, finestClassing } from "./classes.js";

/** Peers that are shown in one row and one column, because they are alike as far as the matrix goes. */
export interface PeerClass {
  /** What its members have in common, from the coarsest to the finest: the zone, then what they do. */
  readonly traits: readonly string[];
  /** Namespaces in it, after their pool where there are several; none for addresses. */
  readonly namespaces: readonly string[];
  readonly pods: number;
}

/** Ordered pairs of pods (or of a pod and some addresses) from one class to another. */
export interface Count {
  readonly allowed: number;
  readonly unknown: number;
  readonly pairs: number;
}

/** Who reaches whom, by class: `counts[from][to]`. */
export interface Matrix {
  readonly classes: readonly PeerClass[];
  readonly counts: readonly (readonly Count[])[];
}

/**
 * Sums a world up by classes of peers, as finely as fits.
 *
 * @param most how many classes there may be, addresses included
 */
export function matrixOf(clusters: readonly Cluster[], most: number): Matrix {
  const classing = finestClassing(clusters, Math.max(1, most - 2));
  const counter = new Counter(classing);
  for (const cluster of clusters) counter.add(cluster);
  return counter.matrix();
}

const everywhereElse = ["0.0.0.0/0", "::/0"].flatMap((text) => rangeOf(text) ?? []);

class Counter {
  readonly #sums: { allowed: number; unknown: number }[][];
  readonly #sizes: number[];

  constructor(private readonly classing: Classing) {
    const size = classing.classes.length + 2;
    this.#sums = Array.from({ length: size }, () =>
      Array.from({ length: size }, () => ({ allowed: 0, unknown: 0 })),
    );
    this.#sizes = [...classing.classes.map(({ pods }) => pods), 1, 1];
  }

  add({ engine }: Cluster): void {
    const shares = new Map(engine.rows.cells.map((cell) => [cell, this.#sharesOf(cell)]));
    for (const cell of engine.rows.cells) {
      for (const entry of engine.rows.from(cell)) {
        if (liesOutside(cell) && liesOutside(entry.cell)) continue;
        this.#pairs(
          shares.get(cell) ?? [],
          shares.get(entry.cell) ?? [],
          cell === entry.cell,
          verdictOf(entry, engine.sets),
        );
      }
      this.#addresses(cell, shares.get(cell) ?? [], engine.sets);
    }
  }

  matrix(): Matrix {
    const { classes } = this.classing;
    const addresses = (trait: string): PeerClass => ({ traits: [trait], namespaces: [], pods: 0 });
    const isAddress = (index: number) => index >= classes.length;
    return {
      classes: [...classes, addresses("the internet"), addresses("any address")],
      counts: this.#sums.map((row, from) =>
        row.map((sum, to) => ({
          ...sum,
          pairs:
            isAddress(from) && isAddress(to)
              ? 0
              : (this.#sizes[from] ?? 0) * (this.#sizes[to] ?? 0) -
                (from === to ? (this.#sizes[from] ?? 0) : 0),
        })),
      ),
    };
  }

  /** How many pods of a cell are in which class. */
  #sharesOf(cell: Cell): readonly (readonly [number, number])[] {
    const counts = new Map<number, number>();
    for (const placed of cell.pods) {
      const index = this.classing.classOf(placed);
      counts.set(index, (counts.get(index) ?? 0) + 1);
    }
    return [...counts];
  }

  #pairs(
    from: readonly (readonly [number, number])[],
    to: readonly (readonly [number, number])[],
    isSame: boolean,
    verdict: "allowed" | "unknown",
  ): void {
    for (const [one, ones] of from) {
      for (const [other, others] of to) {
        const sum = this.#sums[one]?.[other];
        if (sum) sum[verdict] += ones * others - (isSame && one === other ? ones : 0);
      }
    }
  }

  #addresses(cell: Cell, shares: readonly (readonly [number, number])[], sets: PortSets): void {
    if (liesOutside(cell)) return;
    const internet = this.classing.classes.length;
    for (const [index, ranges] of [
      [internet, internetRanges],
      [internet + 1, everywhereElse],
    ] as const) {
      for (const direction of ["egress", "ingress"] as const) {
        const verdict = openness(clipped(stretchesOf(cell[direction]), ranges), sets);
        if (!verdict) continue;
        const [from, to] =
          direction === "egress" ? [shares, [[index, 1] as const]] : [[[index, 1] as const], shares];
        this.#pairs(from, to, false, verdict);
      }
    }
  }
}

/** What pods outside the input do among each other is not ours to say. */
function liesOutside({ pods }: Cell): boolean {
  return [...pods].every(({ pod }) => pod.isOutside);
}

function verdictOf({ certain }: Verdicts, sets: PortSets): "allowed" | "unknown" {
  return certain === sets.none ? "unknown" : "allowed";
}

function openness(stretches: readonly Verdicts[], sets: PortSets): "allowed" | "unknown" | undefined {
  if (stretches.some(({ certain }) => certain !== sets.none)) return "allowed";
  return stretches.some(({ possible }) => possible !== sets.none) ? "unknown" : undefined;
}
