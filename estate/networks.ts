import ipaddr from "ipaddr.js";

/** An IP network as the numbers of its first and last address. */
export interface Network {
  readonly cidr: string;
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** @param cidr a canonical network, as the schemas require */
export function networkOf(cidr: string): Network {
  // Asked without its family, the library tries IPv6 first, and throws for every IPv4 network.
  const [address, bits] = (cidr.includes(":") ? ipaddr.IPv6 : ipaddr.IPv4).parseCIDR(cidr);
  const bytes = address.toByteArray();
  const first = bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
  const size = 1n << BigInt(bytes.length * 8 - bits);
  return { cidr, family: bytes.length === 4 ? 4 : 6, first, last: first + size - 1n };
}

/** Whether every address of `inner` lies in `outer`. */
export function contains(outer: Network, inner: Network): boolean {
  return outer.family === inner.family && outer.first <= inner.first && inner.last <= outer.last;
}

/**
 * Networks to ask for overlaps with others. Two networks are either apart or one holds the other, so a question
 * costs one look-up for each prefix length in use and one binary search, never a scan.
 */
export class NetworkIndex<N extends Network> {
  readonly #sorted: readonly N[];
  readonly #byRange = new Map<string, N[]>();
  readonly #sizes = { 4: new Set<bigint>(), 6: new Set<bigint>() };

  constructor(networks: Iterable<N>) {
    this.#sorted = [...networks].sort(byAddress);
    for (const network of this.#sorted) {
      const key = rangeKey(network.family, network.first, network.last);
      const same = this.#byRange.get(key);
      if (same) same.push(network);
      else this.#byRange.set(key, [network]);
      this.#sizes[network.family].add(network.last - network.first + 1n);
    }
  }

  /** Every network that shares an address with this one: those around it first, then itself and those within. */
  *overlapping(network: Network): Generator<N> {
    const own = network.last - network.first + 1n;
    for (const size of this.#sizes[network.family]) {
      const first = (network.first / size) * size;
      if (size > own) yield* this.#byRange.get(rangeKey(network.family, first, first + size - 1n)) ?? [];
    }
    for (let index = this.#firstFrom(network); index < this.#sorted.length; index++) {
      const inner = this.#sorted[index];
      if (!inner || inner.family !== network.family || inner.first > network.last) return;
      if (inner.last <= network.last) yield inner;
    }
  }

  /** Index of the first network of the same family that begins at this one's first address or later. */
  #firstFrom({ family, first }: Network): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { family: f, first: begin } = this.#sorted[middle] as N;
      if (f < family || (f === family && begin < first)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function rangeKey(family: 4 | 6, first: bigint, last: bigint): string {
  return `${family} ${first} ${last}`;
}

/**
 * Pairs of networks that share addresses, in time n log n: each network with the widest one that began before it
 * and still reaches it. In the order of their addresses; of a pair the earlier comes first.
 */
export function* overlaps<N extends Network>(networks: readonly N[]): Generator<[N, N]> {
  const sorted = [...networks].sort(byAddress);
  let widest: N | undefined;
  for (const network of sorted) {
    if (widest && widest.family === network.family && network.first <= widest.last) yield [widest, network];
    if (!widest || widest.family !== network.family || network.last > widest.last) widest = network;
  }
}

function byAddress(a: Network, b: Network): number {
  return a.family - b.family || compare(a.first, b.first) || compare(b.last, a.last);
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
