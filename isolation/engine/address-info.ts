import { type AddressRange, blockRanges, compare, rangeOf } from "../addresses.js";
import type { AddressBlock, Known } from "../objects/model.js";
import { MAYBE, NO, type Tri, YES } from "./tri.js";

/** What is known about where a pod's addresses lie. */
export interface AddressInfo {
  readonly id: number;
  /** Undefined where nothing is known. */
  readonly ranges: readonly AddressRange[] | undefined;
}

/** A block that a rule names. */
export interface Block {
  readonly id: number;
  readonly ranges: readonly AddressRange[];
  /** What is in it, by the id of the address info. */
  readonly matches: Map<number, Tri>;
}

/**
 * The blocks of all rules, and what can be told about pods' addresses by them. Addresses between which no block
 * makes a difference have the same info, so that thousands of pods do not become thousands of classes.
 */
export class AddressInfos {
  readonly #blocks = new Map<string, Block>();
  readonly #infos = new Map<string, AddressInfo>();
  readonly #byText = new Map<string, AddressInfo>();
  /** First addresses of the stretches that blocks cut, in order; undefined until asked for. */
  #cuts: bigint[] | undefined;
  /** Those stretches that addresses were found in, by the index of their cut. */
  readonly #stretches = new Map<number, AddressRange>();
  /** Infos of pods with one address. */
  readonly #byStretch = new Map<AddressRange, AddressInfo>();
  /** Whether infos were made by the cuts, so that new cuts would need new infos. */
  #hasCut = false;

  /** The block with this content. @returns undefined when it would cut infos that were given out already */
  block(content: AddressBlock): Block | undefined {
    const key = [content.cidr, ...content.except].join(" ");
    const known = this.#blocks.get(key);
    if (known) return known;
    if (this.#hasCut) return undefined;
    this.#cuts = undefined;
    const block = { id: this.#blocks.size, ranges: blockRanges(content), matches: new Map<number, Tri>() };
    this.#blocks.set(key, block);
    return block;
  }

  info(addresses: Known<readonly string[]>): AddressInfo {
    const text = addresses === "unknown" ? "?" : addresses.join();
    const known = this.#byText.get(text);
    if (known) return known;
    const info = addresses === "unknown" ? this.#intern("?", undefined) : this.#infoOf(addresses);
    this.#byText.set(text, info);
    return info;
  }

  #infoOf(addresses: readonly string[]): AddressInfo {
    const ranges = addresses.flatMap((text) => rangeOf(text) ?? []).map((range) => this.#widened(range));
    const [only] = ranges;
    const known = only && ranges.length === 1 ? this.#byStretch.get(only) : undefined;
    if (known) return known;
    const info = this.#intern(
      ranges
        .map(({ first, last }) => `${first}-${last}`)
        .sort()
        .join(),
      ranges,
    );
    if (only && ranges.length === 1) this.#byStretch.set(only, info);
    return info;
  }

  test(info: AddressInfo, block: Block): Tri {
    const known = block.matches.get(info.id);
    if (known !== undefined) return known;
    const match = info.ranges ? overlap(info.ranges, block.ranges) : MAYBE;
    block.matches.set(info.id, match);
    return match;
  }

  /** A single address stands for its whole stretch; networks stay as they are. */
  #widened(range: AddressRange): AddressRange {
    if (range.first !== range.last) return range;
    this.#hasCut = true;
    this.#cuts ??= cutsOf(this.#blocks.values());
    const at = lastAtMost(this.#cuts, range.first);
    const known = this.#stretches.get(at);
    if (known) return known;
    const next = this.#cuts[at + 1];
    const stretch = { first: this.#cuts[at] ?? 0n, last: next === undefined ? FAR : next - 1n };
    this.#stretches.set(at, stretch);
    return stretch;
  }

  #intern(key: string, ranges: readonly AddressRange[] | undefined): AddressInfo {
    const info = this.#infos.get(key) ?? { id: this.#infos.size, ranges };
    this.#infos.set(key, info);
    return info;
  }
}

const FAR = (1n << 130n) - 1n;

function cutsOf(blocks: Iterable<Block>): bigint[] {
  const cuts = new Set<bigint>([0n, 1n << 32n]);
  for (const { ranges } of blocks) {
    for (const { first, last } of ranges) cuts.add(first).add(last + 1n);
  }
  return [...cuts].sort(compare);
}

/** Index of the last number that is not above `value`; -1 if there is none. */
function lastAtMost(sorted: readonly bigint[], value: bigint): number {
  let low = -1;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0n) <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** Whether a pod's addresses lie in a block. */
export function coversAll(block: AddressBlock, addresses: Known<readonly string[]>): Tri {
  if (addresses === "unknown") return MAYBE;
  return overlap(
    addresses.flatMap((text) => rangeOf(text) ?? []),
    blockRanges(block),
  );
}

/** Whether addresses that lie somewhere in some ranges lie in others: surely, perhaps, or not. */
function overlap(some: readonly AddressRange[], others: readonly AddressRange[]): Tri {
  const inside = some.map((range) => coverage(range, others));
  if (inside.every((match) => match === YES) && inside.length > 0) return YES;
  return inside.some((match) => match !== NO) ? MAYBE : NO;
}

/** The ranges of a block are in order and apart, so one of them holds the whole range or none does. */
function coverage({ first, last }: AddressRange, ranges: readonly AddressRange[]): Tri {
  if (ranges.some((range) => range.first <= first && last <= range.last)) return YES;
  return ranges.some((range) => range.first <= last && first <= range.last) ? MAYBE : NO;
}
