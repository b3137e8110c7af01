import { addressText, compare, isFamily6, rangeOf } from "../addresses.js";
import { crossPoolPairs } from "../cross-pool/pairs.js";
import type { Cell, Workload } from "../engine/cell.js";
import type { Engine } from "../engine/engine.js";
import type { PortSet } from "../engine/port-sets.js";
import type { Stretch } from "../engine/regime.js";
import { cut, stretchesOf } from "../engine/stretches.js";
import type { Intent } from "../intent/intent.js";
import type { Cluster, World } from "../world.js";

/** Ports on which one peer can reach another. */
export interface Pair {
  readonly from: string;
  readonly to: string;
  /** `TCP/443`, `UDP/1-65535`. */
  readonly ports: readonly string[];
}

/** Who can reach whom, in full. What is in neither list is denied. */
export interface Listing {
  /** `namespace/Kind/name` for workloads, `ip:FIRST-LAST` for stretches of addresses that are all alike. */
  readonly peers: readonly { readonly id: string }[];
  readonly allowed: readonly Pair[];
  /** Ports of which it cannot be known. */
  readonly unknown: readonly Pair[];
}

/**
 * Lists a world, one entry per ordered pair of different peers. Ids begin with the pool where there are several.
 *
 * @param stretches addresses as they are to be listed, no coarser than the clusters tell them apart
 */
export function listingOf(
  { clusters, intent }: Pick<World, "clusters" | "intent">,
  stretches: readonly Stretch[] = commonStretches(clusters),
  hasPools = clusters.length > 1,
): Listing {
  const lists = clusters.map(({ engine, pool }) =>
    listCluster(engine, stretches, hasPools ? `${pool}/` : ""),
  );
  if (intent && hasPools) lists.push(acrossPools(clusters, intent));
  const byIds = (a: Pair, b: Pair) => order(a.from, b.from) || order(a.to, b.to);
  const ids = lists.flatMap((list) => list.ids).sort(order);
  return {
    peers: [...ids, ...stretches.map(stretchId)].map((id) => ({ id })),
    allowed: lists.flatMap((list) => list.allowed).sort(byIds),
    unknown: lists.flatMap((list) => list.unknown).sort(byIds),
  };
}

/** Pairs of workloads in different pools, by the addresses that they are known by there. */
function acrossPools(clusters: readonly Cluster[], intent: Intent): Lists {
  const lists: Lists = { ids: [], allowed: [], unknown: [] };
  for (const { from, to, ...verdicts } of crossPoolPairs(clusters, intent)) {
    const [one, other] = [from, to].map(({ cluster, workload }) => `${cluster.pool}/${workload.id}`);
    put(from.cluster.engine, lists, one ?? "", other ?? "", verdicts);
  }
  return lists;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function stretchId({ first, last }: Stretch): string {
  return `ip:${addressText(first)}-${addressText(last)}`;
}

/**
 * All addresses in stretches that no workload tells apart. IPv6 is left out where nothing in the input speaks of
 * it: such a cluster has none.
 */
export function commonStretches(clusters: readonly Cluster[]): Stretch[] {
  const engines = clusters.map(({ engine }) => engine);
  const judged = engines.flatMap((engine) =>
    engine.rows.cells.flatMap((cell) => [...stretchesOf(cell.ingress), ...stretchesOf(cell.egress)]),
  );
  const has6 = engines.some(speaksOf6);
  return cut(judged).filter(({ first }) => has6 || !isFamily6(first));
}

function speaksOf6({ placed, rows }: Engine): boolean {
  const isSix = (text: string) => isFamily6(rangeOf(text)?.first ?? 0n);
  const hasAddress = [...placed.keys()].some(
    ({ addresses }) => addresses !== "unknown" && addresses.some(isSix),
  );
  return (
    hasAddress ||
    rows.cells.some((cell) =>
      [cell.ingress, cell.egress].some(({ blocks }) =>
        blocks.some(({ ranges }) => ranges.some(({ first }) => isFamily6(first))),
      ),
    )
  );
}

/** What all pods of a workload may do with one peer, taken together. */
interface Sum {
  certain: PortSet;
  possible: PortSet;
}

interface Lists {
  readonly ids: string[];
  readonly allowed: Pair[];
  readonly unknown: Pair[];
}

function listCluster(engine: Engine, stretches: readonly Stretch[], prefix: string): Lists {
  const lists: Lists = { ids: [], allowed: [], unknown: [] };
  const rows = new Map<Cell, ReadonlyMap<Workload, Sum>>();
  for (const workload of engine.workloads.values()) {
    const id = prefix + workload.id;
    lists.ids.push(id);
    const cells = [...new Set([...workload.pods].map(({ cell }) => cell))];
    const isOutside = liesOutside(workload);
    for (const [other, sum] of workloadsFrom(engine, cells, rows)) {
      if (other === workload || (isOutside && liesOutside(other))) continue;
      put(engine, lists, id, prefix + other.id, sum);
    }
    if (!isOutside) putAddresses(engine, lists, id, cells, stretches);
  }
  return lists;
}

/** What two peers outside the input may do with each other is not ours to say. */
function liesOutside({ pods }: Workload): boolean {
  return [...pods].every(({ pod }) => pod.isOutside);
}

function workloadsFrom(
  engine: Engine,
  cells: readonly Cell[],
  rows: Map<Cell, ReadonlyMap<Workload, Sum>>,
): ReadonlyMap<Workload, Sum> {
  const [first, ...others] = cells.map((cell) => {
    const row = rows.get(cell) ?? rowOf(engine, cell);
    rows.set(cell, row);
    return row;
  });
  if (!first || others.length === 0) return first ?? new Map();
  const all = new Map<Workload, Sum>();
  for (const row of [first, ...others]) for (const [workload, sum] of row) add(engine, all, workload, sum);
  return all;
}

function rowOf(engine: Engine, cell: Cell): ReadonlyMap<Workload, Sum> {
  const row = new Map<Workload, Sum>();
  for (const entry of engine.rows.from(cell)) {
    for (const { workload } of entry.cell.pods) add(engine, row, workload, entry);
  }
  return row;
}

function add<K>({ sets }: Engine, all: Map<K, Sum>, key: K, { certain, possible }: Sum): void {
  const known = all.get(key);
  if (!known) all.set(key, { certain, possible });
  else {
    known.certain = sets.union(known.certain, certain);
    known.possible = sets.union(known.possible, possible);
  }
}

function put({ sets }: Engine, lists: Lists, from: string, to: string, { certain, possible }: Sum): void {
  if (certain !== sets.none) lists.allowed.push({ from, to, ports: sets.texts(certain) });
  const open = sets.difference(possible, certain);
  if (open !== sets.none) lists.unknown.push({ from, to, ports: sets.texts(open) });
}

function putAddresses(
  engine: Engine,
  lists: Lists,
  id: string,
  cells: readonly Cell[],
  stretches: readonly Stretch[],
): void {
  for (const [stretch, sum] of addressSums(engine, cells, "egress", stretches)) {
    put(engine, lists, id, stretchId(stretch), sum);
  }
  for (const [stretch, sum] of addressSums(engine, cells, "ingress", stretches)) {
    put(engine, lists, stretchId(stretch), id, sum);
  }
}

function addressSums(
  engine: Engine,
  cells: readonly Cell[],
  direction: "ingress" | "egress",
  stretches: readonly Stretch[],
): ReadonlyMap<Stretch, Sum> {
  const sums = new Map<Stretch, Sum>();
  const judged = cells.flatMap((cell) => stretchesOf(cell[direction]));
  for (const one of judged.filter(({ possible }) => possible !== engine.sets.none)) {
    for (const stretch of within(stretches, one)) add(engine, sums, stretch, one);
  }
  return sums;
}

/** Those of some stretches, in order, that lie in another. */
function* within(stretches: readonly Stretch[], { first, last }: Stretch): Generator<Stretch> {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(stretches[middle]?.first ?? 0n, first) < 0) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < stretches.length; at++) {
    const stretch = stretches[at];
    if (!stretch || stretch.first > last) return;
    yield stretch;
  }
}
