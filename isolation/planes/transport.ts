import { type AddressRange, common, rangeOf, wholeFamilies } from "../addresses.js";
import { elementsOf, elementsOfEnd } from "./elements.js";
import { type Ground, type Holder, vrfsBetween, vrfsOf } from "./ground.js";
import { endsOf, routesBetween } from "./routes.js";
import type { PoolSession } from "./sessions.js";

/** What carries a path. */
export interface Carriage {
  /** Planes that carry it. With none lost either, no plane can be shown to. */
  readonly planes: readonly string[];
  /** Planes that would, had nothing failed. */
  readonly lost: readonly string[];
  /** Failed elements that took something away from it. */
  readonly failed: readonly string[];
}

/** Whether a failure has left nothing that carries a path. */
export function isCut({ planes, failed }: Carriage): boolean {
  return planes.length === 0 && failed.length > 0;
}

/** The sessions of all pools, and the ground that they stand on: plain data that can be kept. */
export interface Network {
  readonly sessions: readonly PoolSession[];
  readonly ground: Ground;
}

/** One way for packets: a plane, and everything that it stands on. */
interface Way {
  readonly plane: string;
  readonly elements: readonly string[];
}

/** A way out of a pool, and the addresses that it leads to. */
interface Exit extends Way {
  readonly leadsTo: readonly AddressRange[];
}

/** Which planes carry what when some elements have failed, for one pair of pools at a time. */
export class Transport {
  readonly #failed: ReadonlySet<string>;
  readonly #known = new Map<string, Carriage>();
  readonly #exits = new Map<string, readonly Exit[]>();
  readonly #find: (() => Network) | undefined;
  #network: Network | undefined;

  /** @param find left out where only objects are known, and nothing of planes */
  constructor(find: (() => Network) | undefined, failed: readonly string[]) {
    this.#find = find;
    this.#failed = new Set(failed);
  }

  /** Looked for when first needed: most paths stay within a pool. */
  get network(): Network | undefined {
    this.#network ??= this.#find?.();
    return this.#network;
  }

  /** Everything in the network that may fail, by name. */
  get elements(): string[] {
    const { network } = this;
    if (!network) return [];
    const { sessions, ground } = network;
    return [...new Set(endsOf(sessions, ground).flatMap(elementsOfEnd))];
  }

  /** Within a pool nothing is carried by planes, but all of it fails with the pool. */
  within(pool: string): Carriage | undefined {
    const failed = [`pool:${pool}`].filter((element) => this.#failed.has(element));
    return failed.length > 0 ? { planes: [], lost: [], failed } : undefined;
  }

  /** From pool to pool. Without a way back for the answers a plane does not carry anything. */
  between(from: Holder, to: Holder): Carriage | undefined {
    const { network } = this;
    if (!network) return undefined;
    const key = JSON.stringify([from, to]);
    const known = this.#known.get(key) ?? this.#between(network, from, to);
    this.#known.set(key, known);
    return known;
  }

  #between({ sessions, ground }: Network, from: Holder, to: Holder): Carriage {
    const shared = vrfsBetween(ground.segments, from, to);
    const own = sessions.filter(
      ({ pool, vrf }) => shared.includes(vrf) && (pool === from.pool || pool === to.pool),
    );
    const ways = routesBetween(own, ground).map((route) => ({
      isForth: route.source.circuit.pool === from.pool,
      plane: route.plane,
      elements: elementsOf(route),
    }));
    const [forth, back] = [true, false].map((one) => ways.filter(({ isForth }) => isForth === one));
    return this.#carriage(forth ?? [], [forth ?? [], back ?? []], [from.pool, to.pool]);
  }

  /** Between a pool and addresses outside: by routes to the pools that announce them, and by default routes. */
  abroad(holder: Holder, range: AddressRange): Carriage | undefined {
    const { network } = this;
    if (!network) return undefined;
    const key = JSON.stringify(holder);
    const known = this.#exits.get(key) ?? exitsOf(network, holder);
    this.#exits.set(key, known);
    const ways = known.filter(({ leadsTo }) => leadsTo.some((one) => common(one, range)));
    return this.#carriage(ways, [ways], [holder.pool]);
  }

  /**
   * @param forth ways that packets may take
   * @param needs sets of ways of each of which one must be left
   * @param pools those at the ends
   */
  #carriage(forth: readonly Way[], needs: readonly (readonly Way[])[], pools: readonly string[]): Carriage {
    const isLeft = ({ elements }: Way) => !elements.some((element) => this.#failed.has(element));
    const isPossible = needs.every((ways) => ways.length > 0);
    const isPossibleNow = needs.every((ways) => ways.some(isLeft));
    const intact = isPossible ? planesOf(forth) : [];
    const planes = isPossibleNow ? planesOf(forth.filter(isLeft)) : [];
    const used = new Set([
      ...needs.flatMap((ways) => ways.flatMap(({ elements }) => elements)),
      ...pools.map((pool) => `pool:${pool}`),
    ]);
    return {
      planes,
      lost: intact.filter((plane) => !planes.includes(plane)),
      failed: [...this.#failed].filter((element) => used.has(element)),
    };
  }
}

function planesOf(ways: readonly Way[]): string[] {
  return [...new Set(ways.map(({ plane }) => plane))].sort();
}

/** Every way out of a pool that a holder's packets may take. */
function exitsOf({ sessions, ground }: Network, holder: Holder): Exit[] {
  const vrfs = vrfsOf(ground.segments, holder);
  const inVrfs = sessions.filter(({ vrf }) => vrfs.includes(vrf));
  const routed = routesBetween(inVrfs, ground).filter(({ source }) => source.circuit.pool === holder.pool);
  const own = endsOf(inVrfs, ground).filter(({ circuit }) => circuit.pool === holder.pool);
  return [
    ...routed.map((route) => ({
      plane: route.plane,
      elements: elementsOf(route),
      leadsTo: rangesOf(route.target.session.announces),
    })),
    ...own.map((end) => ({
      plane: end.circuit.plane,
      elements: elementsOfEnd(end),
      leadsTo: defaultsOf(end.session.takes),
    })),
  ];
}

function rangesOf(networks: readonly string[] | "all"): readonly AddressRange[] {
  return networks === "all" ? wholeFamilies : networks.flatMap((one) => rangeOf(one) ?? []);
}

/** Where the default routes lead that a session takes. */
function defaultsOf(takes: PoolSession["takes"]): readonly AddressRange[] {
  if (takes === "all") return wholeFamilies;
  return rangesOf(takes.map(({ prefix }) => prefix).filter((prefix) => prefix.endsWith("/0")));
}
