import { availableParallelism } from "node:os";
import type { DocumentKind } from "../entity.js";
import type { Finding } from "../findings/finding.js";
import type { Batch, Order, Stamped } from "./batch.js";
import { codeVersion } from "./code-version.js";
import { readBatches } from "./crew.js";
import { DocumentCache, type Shelf, shelfText } from "./document-cache.js";
import { stampsAt } from "./stamps.js";

export interface ReadOptions {
  /** Estates of at least this many files keep what was read for the next time; never: Infinity. @default 200 */
  readonly cacheFrom?: number;
  /** Where at least this many files are to be read, other threads help. @default 2000 */
  readonly threadsFrom?: number;
}

/** What files hold: the values of the sound documents, and the findings about the others. */
export interface ReadFiles {
  readonly values: ReadonlyMap<string, unknown>;
  readonly faulty: ReadonlyMap<string, readonly Finding[]>;
}

/** Files whose documents stand together on one shelf of the cache. */
interface Part {
  readonly index: number;
  readonly orders: readonly Order[];
  readonly shelf: Shelf;
  /** What is not on the shelf, or has changed since. */
  readonly unknown: readonly Order[];
}

const filesPerShelf = 400;

/**
 * Reads documents: those that have not changed since the last time from the cache of the estate, the others from
 * their files. The result never depends on the cache.
 */
export async function readAll(
  root: string,
  orders: readonly Order[],
  kinds: readonly DocumentKind[],
  { cacheFrom = 200, threadsFrom = 2000 }: ReadOptions = {},
): Promise<ReadFiles> {
  const shelves = 2 ** Math.ceil(Math.log2(Math.max(1, orders.length / filesPerShelf)));
  const cache =
    orders.length >= cacheFrom ? new DocumentCache(root, `${codeVersion()} ${shelves}`) : undefined;
  const values = new Map<string, unknown>();
  const parts = cache
    ? await takeKnown(cache, onShelves(orders, shelves), orders.length >= threadsFrom, values)
    : [{ index: 0, orders, shelf: new Map(), unknown: orders }];
  const open = parts.filter(({ unknown }) => unknown.length > 0);
  const moment = open.length > 0 ? cache?.moment() : undefined;
  const unknown = open.map((part) => part.unknown);
  const threads = unknown.flat().length < threadsFrom ? 0 : availableParallelism() - 1;
  const batches = await readBatches(unknown, kinds, moment ?? 0, threads);
  if (cache && moment !== undefined) keep(cache, open, batches);
  for (const { sound } of batches) for (const [file, [, value]] of sound) values.set(file, value);
  return { values, faulty: new Map(batches.flatMap(({ faulty }) => [...faulty])) };
}

/** Files in parts that stay the same while others come and go. */
function onShelves(orders: readonly Order[], count: number): Order[][] {
  const shelves: Order[][] = Array.from({ length: count }, () => []);
  for (const order of orders) shelves[hashOf(order.file) % count]?.push(order);
  return shelves;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Takes the documents that are in the cache and have not changed. */
async function takeKnown(
  cache: DocumentCache,
  shelves: readonly (readonly Order[])[],
  inThread: boolean,
  values: Map<string, unknown>,
): Promise<Part[]> {
  const isWarm = cache.exists(0);
  const asked = isWarm
    ? stampsAt(
        shelves.flatMap((orders) => orders.map(({ path }) => path)),
        inThread,
      )
    : [];
  const found = shelves.map((_, index): Shelf => (isWarm ? cache.shelf(index) : new Map()));
  const stamps = await asked;
  let at = 0;
  return shelves.map((orders, index) => {
    const shelf = found[index] ?? new Map();
    const unknown = orders.filter(({ file }) => {
      const [stamp, value] = shelf.get(file) ?? [];
      const isKnown = stamps[at++] === stamp && stamp !== undefined && stamp !== "";
      if (isKnown) values.set(file, value);
      return !isKnown;
    });
    return { index, orders, shelf, unknown };
  });
}

/** Puts what was read on its shelves, beside what was known and stays. */
function keep(cache: DocumentCache, parts: readonly Part[], batches: readonly Batch[]): void {
  for (const [at, part] of parts.entries()) {
    const { sound = new Map<string, Stamped>(), text } = batches[at] ?? {};
    const read = [...sound].filter(([, [stamp]]) => stamp !== "");
    const isAll = part.unknown.length === part.orders.length && read.length === sound.size;
    if (read.length === 0) continue;
    cache.put(part.index, isAll && text ? text : shelfText(new Map([...unchanged(part), ...read])));
  }
}

function unchanged({ orders, shelf, unknown }: Part): [string, Stamped][] {
  const changed = new Set(unknown);
  return orders.flatMap((order): [string, Stamped][] => {
    const document = changed.has(order) ? undefined : shelf.get(order.file);
    return document ? [[order.file, document]] : [];
  });
}
