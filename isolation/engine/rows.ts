import type { Block } from "./address-info.js";
import type { Cell, Standing } from "./cell.js";
import type { Engine } from "./engine.js";
import type { Marks } from "./marks.js";
import type { Regime, Verdicts } from "./regime.js";

/** A cell at the other end, and what connections with it may do: denied ones are not listed. */
export interface Entry extends Verdicts {
  readonly cell: Cell;
}

/**
 * Whom pods of one standing can reach, and who can reach them. Only partners for whom some rule makes a difference
 * are looked at; where everything is denied to all others, that costs nothing.
 */
export class Rows {
  readonly #byMarks = new Map<Marks, Set<Cell>>();
  readonly #byRegime = new Map<Regime, Set<Cell>>();
  /** Marks whose addresses are not where most are. */
  readonly #byAddresses = new Map<number, Set<Marks>>();
  readonly #withPorts = new Set<Marks>();
  readonly #hosts = new Set<Cell>();
  /** Cells whose regime lets pods through for whom none of its rules makes a difference. */
  readonly #open = { ingress: new Set<Cell>(), egress: new Set<Cell>() };
  /** Regimes that look at more than groups. */
  readonly #unusual = { ingress: new Set<Regime>(), egress: new Set<Regime>() };
  readonly #touched = new Map<Regime, readonly Cell[]>();
  /** When a cell was last listed, so that none is listed twice. */
  readonly #stamps: number[] = [];
  #stamp = 0;

  constructor(private readonly engine: Engine) {}

  /** Takes in a cell that has got its first pod. */
  add(cell: Cell): void {
    this.#touched.clear();
    put(this.#byMarks, cell.marks, cell);
    for (const regime of [cell.ingress, cell.egress]) {
      put(this.#byRegime, regime, cell);
      if (regime.blocks.length > 0 || regime.readsPortNames) this.#unusual[regime.direction].add(regime);
      if (this.#isOpen(regime)) this.#open[regime.direction].add(cell);
    }
    if (cell.isHost) this.#hosts.add(cell);
    const { addresses, ports } = cell.marks;
    if (addresses !== this.engine.commonAddresses) put(this.#byAddresses, addresses.id, cell.marks);
    if (ports === "unknown" || ports.length > 0) this.#withPorts.add(cell.marks);
  }

  /** Leaves out a cell that has lost its last pod. */
  delete(cell: Cell): void {
    this.#touched.clear();
    this.#byMarks.get(cell.marks)?.delete(cell);
    this.#byRegime.get(cell.ingress)?.delete(cell);
    this.#byRegime.get(cell.egress)?.delete(cell);
    this.#open.ingress.delete(cell);
    this.#open.egress.delete(cell);
    this.#hosts.delete(cell);
  }

  /** Cells that have pods. */
  get cells(): readonly Cell[] {
    return [...this.#byMarks.values()].flatMap((cells) => [...cells]);
  }

  /** What connections from pods of one standing to pods of another may do. */
  verdicts(from: Standing, to: Standing): Verdicts {
    const { sets } = this.engine;
    const out = from.egress.with(to.marks);
    const into = to.ingress.with(from.marks);
    const certain = sets.intersection(out.certain, into.certain);
    // The two pods may be on one node, and a node always reaches its own pods.
    if (from.isHost || to.isHost) return { certain, possible: sets.all };
    return { certain, possible: sets.intersection(out.possible, into.possible) };
  }

  /** Whom pods of a standing reach, or may. */
  from(standing: Standing): Entry[] {
    return this.#list(standing, "egress", (cell) => this.verdicts(standing, cell));
  }

  /** Who reaches pods of a standing, or may. */
  to(standing: Standing): Entry[] {
    return this.#list(standing, "ingress", (cell) => this.verdicts(cell, standing));
  }

  #list(standing: Standing, direction: "ingress" | "egress", judge: (cell: Cell) => Verdicts): Entry[] {
    const entries: Entry[] = [];
    const stamp = ++this.#stamp;
    for (const cells of this.#candidates(standing, direction)) {
      for (const cell of cells) {
        if (this.#stamps[cell.id] === stamp) continue;
        this.#stamps[cell.id] = stamp;
        const { certain, possible } = judge(cell);
        if (possible !== this.engine.sets.none) entries.push({ cell, certain, possible });
      }
    }
    return entries;
  }

  *#candidates(standing: Standing, direction: "ingress" | "egress"): Generator<Iterable<Cell>> {
    if (standing.isHost) {
      yield this.cells;
      return;
    }
    yield this.#hosts;
    yield this.#touchedBy(standing[direction]);
    if (!this.#isOpen(standing[direction])) return;
    const other = direction === "egress" ? "ingress" : "egress";
    yield this.#open[other];
    for (const regime of this.#touching(standing.marks, other)) yield this.#byRegime.get(regime) ?? [];
  }

  #isOpen(regime: Regime): boolean {
    return regime.with(this.engine.plain).possible !== this.engine.sets.none;
  }

  /** Cells that a regime may judge otherwise than plain ones. */
  #touchedBy(regime: Regime): readonly Cell[] {
    const known = this.#touched.get(regime);
    if (known) return known;
    const marks = new Set<Marks>();
    for (const group of regime.groups) for (const one of group.marks) marks.add(one);
    if (regime.readsPortNames) for (const one of this.#withPorts) marks.add(one);
    for (const one of this.#cutBy(regime.blocks)) marks.add(one);
    const cells = [...marks].flatMap((one) => [...(this.#byMarks.get(one) ?? [])]);
    this.#touched.set(regime, cells);
    return cells;
  }

  /** Regimes that may judge pods with these marks otherwise than plain ones. */
  *#touching(marks: Marks, direction: "ingress" | "egress"): Generator<Regime> {
    for (const [group] of marks.groups) {
      for (const regime of group.regimes) if (regime.direction === direction) yield regime;
    }
    const hasPorts = marks.ports === "unknown" || marks.ports.length > 0;
    for (const regime of this.#unusual[direction]) {
      if ((regime.readsPortNames && hasPorts) || this.#isCut(marks, regime.blocks)) yield regime;
    }
  }

  /** Marks whose addresses some block tells from where most are. */
  *#cutBy(blocks: readonly Block[]): Generator<Marks> {
    if (blocks.length === 0) return;
    for (const marks of this.#byAddresses.values()) {
      const [first] = marks;
      if (first && this.#isCut(first, blocks)) yield* marks;
    }
  }

  #isCut(marks: Marks, blocks: readonly Block[]): boolean {
    const { addresses, commonAddresses } = this.engine;
    if (marks.addresses === commonAddresses) return false;
    return blocks.some(
      (block) => addresses.test(marks.addresses, block) !== addresses.test(commonAddresses, block),
    );
  }
}

function put<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}
