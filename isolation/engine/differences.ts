import type { Pod } from "../objects/model.js";
import type { Cell, PlacedPod, Standing } from "./cell.js";
import type { Engine } from "./engine.js";
import type { Verdicts } from "./regime.js";

interface Change {
  readonly before: Verdicts | undefined;
  readonly after: Verdicts | undefined;
}

/** Pods between whom a verdict is another now; undefined where one of them was not there, or is not any more. */
export interface Difference extends Change {
  readonly from: readonly Pod[];
  readonly to: readonly Pod[];
}

/** Pods that stood alike before and stand alike now. */
interface Move {
  readonly pods: PlacedPod[];
  readonly old: Cell | undefined;
  readonly now: Cell | undefined;
}

function movesOf(before: ReadonlyMap<PlacedPod, Cell>, after: ReadonlySet<PlacedPod>): Move[] {
  const moves = new Map<string, Move>();
  for (const placed of new Set([...before.keys(), ...after])) {
    const old = before.get(placed);
    const now = after.has(placed) ? placed.cell : undefined;
    const key = `${old?.id} ${now?.id}`;
    const move = moves.get(key) ?? { pods: [], old, now };
    move.pods.push(placed);
    moves.set(key, move);
  }
  return [...moves.values()].filter(({ old, now }) => old !== now);
}

/** Tells which verdicts are others now.
 *
 * @param before pods that may have moved, and where they stood
 * @param after those of them that are there now
 */
export function differences(
  engine: Engine,
  before: ReadonlyMap<PlacedPod, Cell>,
  after: ReadonlySet<PlacedPod>,
): Difference[] {
  const moves = movesOf(before, after);
  const moved = new Set(moves.flatMap(({ pods }) => pods));
  const found: Difference[] = [];
  for (const move of moves) {
    outward(engine, move, moved, found);
    for (const other of moves) inward(engine, move, other, found);
  }
  return found;
}

/** Verdicts between pods that moved and all that did not. */
function outward(engine: Engine, move: Move, moved: ReadonlySet<PlacedPod>, found: Difference[]): void {
  const pods = move.pods.map(({ pod }) => pod);
  for (const direction of ["from", "to"] as const) {
    for (const [cell, { before, after }] of partners(engine, move, direction)) {
      if (same(before, after)) continue;
      const others = [...cell.pods].filter((placed) => !moved.has(placed)).map(({ pod }) => pod);
      if (others.length === 0) continue;
      const [from, to] = direction === "from" ? [pods, others] : [others, pods];
      found.push({ from, to, before, after });
    }
  }
}

/** Cells that pods could reach, or be reached by, before they moved or after. */
function partners(engine: Engine, { old, now }: Move, direction: "from" | "to"): Map<Cell, Change> {
  const nothing = { certain: engine.sets.none, possible: engine.sets.none };
  const before = old ? engine.rows[direction](old) : [];
  const after = now ? engine.rows[direction](now) : [];
  const found = new Map<Cell, Change>();
  for (const verdicts of before) {
    found.set(verdicts.cell, { before: verdicts, after: now && nothing });
  }
  for (const verdicts of after) {
    found.set(verdicts.cell, {
      before: found.get(verdicts.cell)?.before ?? (old && nothing),
      after: verdicts,
    });
  }
  return found;
}

/** Verdicts among pods that moved. */
function inward({ rows, sets }: Engine, one: Move, other: Move, found: Difference[]): void {
  if (one === other && one.pods.length < 2) return;
  const verdicts = (from?: Standing, to?: Standing) => (from && to ? rows.verdicts(from, to) : undefined);
  const before = verdicts(one.old, other.old);
  const after = verdicts(one.now, other.now);
  const isEmpty = (side: Verdicts | undefined) => !side || side.possible === sets.none;
  if (same(before, after) || (isEmpty(before) && isEmpty(after))) return;
  found.push({
    from: one.pods.map(({ pod }) => pod),
    to: other.pods.map(({ pod }) => pod),
    before,
    after,
  });
}

function same(one: Verdicts | undefined, other: Verdicts | undefined): boolean {
  return one?.certain === other?.certain && one?.possible === other?.possible;
}
