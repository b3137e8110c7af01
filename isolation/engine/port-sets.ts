import { type Protocol, protocols } from "../objects/model.js";

/** A set of ports by its number; equal sets have equal numbers. */
export type PortSet = number;

/** Where each protocol's ports begin on the one line that all ports stand on. Port 0 is no port and parts them. */
const STRIDE = 65536;
/** More sets than this in one run would need another way to key pairs of them. */
const MOST = 2 ** 26;

/**
 * Sets of ports of all protocols, each kept once, with a memory of what was made of two. A set is a list of
 * half-open intervals `[from, to)` on one line: SCTP, then TCP, then UDP.
 */
export class PortSets {
  readonly none: PortSet;
  readonly all: PortSet;
  readonly #sets: (readonly number[])[] = [];
  readonly #ids = new Map<string, PortSet>();
  readonly #unions = new Map<number, PortSet>();
  readonly #intersections = new Map<number, PortSet>();
  readonly #differences = new Map<number, PortSet>();

  constructor() {
    this.none = this.#intern([]);
    this.all = this.#intern(protocols.flatMap((_, index) => [index * STRIDE + 1, (index + 1) * STRIDE]));
  }

  /** The ports from first to last, both included. */
  range(protocol: Protocol, first: number, last: number): PortSet {
    const base = protocols.indexOf(protocol) * STRIDE;
    return this.#intern([base + first, base + last + 1]);
  }

  union(a: PortSet, b: PortSet): PortSet {
    if (a === b || b === this.none) return a;
    if (a === this.none) return b;
    return this.#memo(this.#unions, a < b ? a : b, a < b ? b : a, (x, y) => x || y);
  }

  intersection(a: PortSet, b: PortSet): PortSet {
    if (a === b || b === this.all) return a;
    if (a === this.all) return b;
    if (a === this.none || b === this.none) return this.none;
    return this.#memo(this.#intersections, a < b ? a : b, a < b ? b : a, (x, y) => x && y);
  }

  difference(a: PortSet, b: PortSet): PortSet {
    if (a === b || a === this.none) return this.none;
    if (b === this.none) return a;
    return this.#memo(this.#differences, a, b, (x, y) => x && !y);
  }

  has(set: PortSet, protocol: Protocol, port: number): boolean {
    const at = protocols.indexOf(protocol) * STRIDE + port;
    const bounds = this.bounds(set);
    for (let i = 0; i < bounds.length; i += 2) {
      if ((bounds[i] ?? 0) <= at && at < (bounds[i + 1] ?? 0)) return true;
    }
    return false;
  }

  /** How many ports of all protocols are in it. */
  size(set: PortSet): number {
    const bounds = this.bounds(set);
    let size = 0;
    for (let i = 0; i < bounds.length; i += 2) size += (bounds[i + 1] ?? 0) - (bounds[i] ?? 0);
    return size;
  }

  /** `TCP/443`, `UDP/1-65535`: by protocol, then number. */
  texts(set: PortSet): string[] {
    const bounds = this.bounds(set);
    const texts: string[] = [];
    for (let i = 0; i < bounds.length; i += 2) {
      const from = bounds[i] ?? 0;
      const first = from % STRIDE;
      const last = ((bounds[i + 1] ?? 0) - 1) % STRIDE;
      texts.push(`${protocols[Math.floor(from / STRIDE)]}/${first === last ? first : `${first}-${last}`}`);
    }
    return texts;
  }

  bounds(set: PortSet): readonly number[] {
    return this.#sets[set] ?? [];
  }

  #memo(memory: Map<number, PortSet>, a: PortSet, b: PortSet, keep: Keep): PortSet {
    const key = a * MOST + b;
    const known = memory.get(key);
    if (known !== undefined) return known;
    const made = this.#intern(combine(this.bounds(a), this.bounds(b), keep));
    memory.set(key, made);
    return made;
  }

  #intern(bounds: readonly number[]): PortSet {
    const key = bounds.join(",");
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    if (this.#sets.length >= MOST) throw new Error("too many distinct sets of ports");
    this.#sets.push(bounds);
    this.#ids.set(key, this.#sets.length - 1);
    return this.#sets.length - 1;
  }
}

/** Whether a point that is in the first or the second set, or in both, belongs to the result. */
type Keep = (inFirst: boolean, inSecond: boolean) => boolean;

/** Sweeps over the bounds of both lists; an odd number of bounds passed means inside. */
function combine(first: readonly number[], second: readonly number[], keep: Keep): number[] {
  const result: number[] = [];
  let i = 0;
  let j = 0;
  let inside = false;
  while (i < first.length || j < second.length) {
    const at = Math.min(first[i] ?? Infinity, second[j] ?? Infinity);
    if (first[i] === at) i++;
    if (second[j] === at) j++;
    const now = keep(i % 2 === 1, j % 2 === 1);
    if (now !== inside) result.push(at);
    inside = now;
  }
  return result;
}
