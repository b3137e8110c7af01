import { isIPv4, isIPv6 } from "node:net";

/** Addresses as numbers. Both families share one line: IPv4 first, then IPv6, so that ranges never mix. */

const SIZE_4 = 1n << 32n;
const SIZE_6 = 1n << 128n;

/** From the first to the last address, both included. */
export interface AddressRange {
  readonly first: bigint;
  readonly last: bigint;
}

/** All IPv4 and all IPv6 addresses. */
export const wholeFamilies: readonly AddressRange[] = [
  { first: 0n, last: SIZE_4 - 1n },
  { first: SIZE_4, last: SIZE_4 + SIZE_6 - 1n },
];

export function isFamily6(address: bigint): boolean {
  return address >= SIZE_4;
}

/** The number of an address, or undefined for a text that is none. */
export function addressOf(text: string): bigint | undefined {
  if (isIPv4(text)) return number4(text);
  return isIPv6(text) && !text.includes("%") ? SIZE_4 + number6(text) : undefined;
}

function number4(text: string): bigint {
  return BigInt(text.split(".").reduce((number, part) => number * 256 + Number(part), 0));
}

function number6(text: string): bigint {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const tail = dotted ? number4(dotted[2] ?? "") : 0n;
  const hex = dotted ? `${dotted[1]}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}` : text;
  const [head = "", rest] = hex.split("::");
  const left = groups(head);
  const right = groups(rest ?? "");
  const middle = Array<bigint>(8 - left.length - right.length).fill(0n);
  return [...left, ...middle, ...right].reduce((number, group) => (number << 16n) | group, 0n);
}

function groups(text: string): bigint[] {
  return text === "" ? [] : text.split(":").map((group) => BigInt(`0x${group}`));
}

/** Ranges by their text: policies name few networks, but each of them often. */
const ranges = new Map<string, AddressRange | undefined>();
const mostRanges = 10_000;

/** The range of a network such as `10.0.0.0/8` (host bits are dropped) or of a single address. */
export function rangeOf(text: string): AddressRange | undefined {
  const known = ranges.get(text);
  if (known !== undefined) return known;
  const range = rangeIn(text);
  if (ranges.size >= mostRanges) ranges.clear();
  ranges.set(text, range);
  return range;
}

function rangeIn(text: string): AddressRange | undefined {
  const [base = "", prefix, ...rest] = text.split("/");
  const address = addressOf(base);
  if (address === undefined || rest.length > 0) return undefined;
  if (prefix === undefined) return { first: address, last: address };
  const bits = isFamily6(address) ? 128 : 32;
  if (!/^(0|[1-9]\d{0,2})$/.test(prefix) || Number(prefix) > bits) return undefined;
  const size = 1n << BigInt(bits - Number(prefix));
  const origin = isFamily6(address) ? SIZE_4 : 0n;
  const first = origin + ((address - origin) / size) * size;
  return { first, last: first + size - 1n };
}

/** Whether a text is a network with its prefix written out. */
export function isNetwork(text: string): boolean {
  return text.includes("/") && rangeOf(text) !== undefined;
}

/** `10.0.0.0`, or IPv6 compressed as RFC 5952 has it. */
export function addressText(address: bigint): string {
  if (!isFamily6(address)) return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join(".");
  const number = address - SIZE_4;
  const parts = Array.from({ length: 8 }, (_, i) =>
    ((number >> BigInt(112 - 16 * i)) & 0xffffn).toString(16),
  );
  const [start, length] = longestZeros(parts);
  if (length < 2) return parts.join(":");
  return `${parts.slice(0, start).join(":")}::${parts.slice(start + length).join(":")}`;
}

/** Where the longest run of zeros begins, the first of equals, and how long it is. */
function longestZeros(parts: readonly string[]): [start: number, length: number] {
  let best: [number, number] = [0, 0];
  for (let start = 0; start < parts.length; start++) {
    let end = start;
    while (parts[end] === "0") end++;
    if (end - start > best[1]) best = [start, end - start];
  }
  return best;
}

/** Ranges in order, without gaps of zero length between them: touching and overlapping ones become one. */
export function merged(ranges: Iterable<AddressRange>): AddressRange[] {
  const sorted = [...ranges].sort((a, b) => compare(a.first, b.first));
  const result: { first: bigint; last: bigint }[] = [];
  for (const { first, last } of sorted) {
    const open = result.at(-1);
    const touches = open && first <= open.last + 1n && isFamily6(first) === isFamily6(open.first);
    if (open && touches) open.last = later(last, open.last);
    else result.push({ first, last });
  }
  return result;
}

/** What is in a block: its CIDR without its exceptions, as ranges in order. */
export function blockRanges(block: {
  readonly cidr: string;
  readonly except: readonly string[];
}): AddressRange[] {
  const whole = rangeOf(block.cidr);
  if (!whole) return [];
  const holes = merged(block.except.flatMap((text) => rangeOf(text) ?? []));
  const result: AddressRange[] = [];
  let next = whole.first;
  for (const hole of holes) {
    if (hole.last < next || hole.first > whole.last) continue;
    if (hole.first > next) result.push({ first: next, last: hole.first - 1n });
    next = hole.last + 1n;
  }
  if (next <= whole.last) result.push({ first: next, last: whole.last });
  return result;
}

function later(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function earlier(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** The addresses that two ranges share, or undefined. */
export function common(one: AddressRange, other: AddressRange): AddressRange | undefined {
  const first = later(one.first, other.first);
  const last = earlier(one.last, other.last);
  return first <= last ? { first, last } : undefined;
}

export function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
