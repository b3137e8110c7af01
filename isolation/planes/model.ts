import { groupBy } from "../../estate/estate.js";
import { elementKinds, elementsOf, kindOf, objectsOf } from "./elements.js";
import type { Demand, Ground } from "./ground.js";
import { type Route, routesBetween } from "./routes.js";
import type { PoolSession } from "./sessions.js";

/** Traffic from one pool to another in one VRF. */
export interface Relation {
  readonly from: string;
  readonly to: string;
  readonly vrf: string;
}

/** A route's slot and its relation. */
type Place = readonly [slot: number, relation: number];

/** One bit for each relation. */
export type Bits = Uint32Array;

/**
 * Which pools exchange traffic on which planes, whatever has failed. Each relation's routes are numbered; for every
 * number and every element one bit a relation says whether that route survives the element's failure. What is left
 * when several fail is what survives each: an intersection of words of 32 relations, not a search.
 */
export class PlaneModel {
  readonly relations: readonly Relation[];
  /** Parts of the network that may fail, by kind, then by name. */
  readonly elements: readonly string[];
  readonly planes: readonly string[];
  /** What `under` says with nothing failed. */
  readonly whole: readonly Bits[];
  /** Relations that grants need, in their own direction or for the answers. */
  readonly needed: Bits;
  /** Demands that no route serves even with nothing failed. */
  readonly unserved: readonly Demand[];
  readonly #words: number;
  /** The plane of each slot, which is one numbered route of every relation. */
  readonly #slots: number[] = [];
  readonly #intact: Bits;
  readonly #survives = new Map<string, Bits>();
  readonly #index: ReadonlyMap<string, number>;

  constructor(sessions: readonly PoolSession[], ground: Ground) {
    const routes = [...groupBy(routesBetween(sessions, ground), keyOf)];
    this.planes = [...new Set(ground.circuits.map(({ plane }) => plane))].sort();
    this.relations = routes.flatMap(([, [first]]) => (first ? [relationOf(first)] : []));
    this.#index = new Map(routes.map(([key], index) => [key, index]));
    this.#words = Math.ceil(routes.length / 32);
    const places = routes.map(([, some]) => this.#slotsFor(some));
    this.#intact = new Uint32Array(this.#slots.length * this.#words);
    for (const place of places.flatMap(placesOf)) this.#set(this.#intact, place);
    const every = routes.map(([, some]) => some);
    const hit = hitBy(every, places, elementsOf);
    this.elements = [...hit.keys()].sort(byKind);
    for (const [name, some] of [...hit, ...hitBy(every, places, objectsOf)])
      this.#survives.set(name, this.#without(some));
    this.whole = this.under([]);
    const served = (demand: Demand) => this.#needs(demand).every((one) => one !== undefined);
    this.unserved = ground.demands.filter((demand) => !served(demand));
    this.needed = new Uint32Array(this.#words);
    for (const relation of ground.demands.filter(served).flatMap((demand) => this.#needs(demand))) {
      if (relation !== undefined) add(this.needed, relation);
    }
  }

  /**
   * What is left when some elements fail.
   * @returns for each plane, in their order, the relations that it carries
   */
  under(failed: readonly string[]): readonly Bits[] {
    const masks = failed.map((element) => this.#survives.get(element) ?? this.#intact);
    const left = this.planes.map(() => new Uint32Array(this.#words));
    for (const [slot, plane] of this.#slots.entries()) {
      const carried = left[plane] as Bits;
      for (let word = 0; word < this.#words; word++) {
        let alive = this.#intact[slot * this.#words + word] ?? 0;
        for (const mask of masks) alive &= mask[slot * this.#words + word] ?? 0;
        carried[word] = (carried[word] ?? 0) | alive;
      }
    }
    return left;
  }

  /** The relations of a set. */
  in(bits: Bits): Relation[] {
    return this.relations.filter((_, index) => has(bits, index));
  }

  /** Slots for a relation's routes: the n-th one of a plane has the n-th slot of that plane. */
  #slotsFor(routes: readonly Route[]): number[] {
    const used = new Set<number>();
    return routes.map(({ plane }) => {
      const number = this.planes.indexOf(plane);
      const free = this.#slots.findIndex((one, slot) => one === number && !used.has(slot));
      const slot = free < 0 ? this.#slots.push(number) - 1 : free;
      used.add(slot);
      return slot;
    });
  }

  #without(places: readonly Place[]): Bits {
    const survives = this.#intact.slice();
    for (const [slot, relation] of places) {
      const word = slot * this.#words + (relation >>> 5);
      survives[word] = (survives[word] ?? 0) & ~(1 << (relation & 31));
    }
    return survives;
  }

  #set(bits: Bits, [slot, relation]: Place): void {
    const word = slot * this.#words + (relation >>> 5);
    bits[word] = (bits[word] ?? 0) | (1 << (relation & 31));
  }

  /** There and back; undefined where there is none. */
  #needs({ from, to, vrf }: Demand): (number | undefined)[] {
    return [`${from} ${to} ${vrf}`, `${to} ${from} ${vrf}`].map((key) => this.#index.get(key));
  }
}

/** Where a relation's routes are, by the slots that they have. */
function placesOf(slots: readonly number[], relation: number): Place[] {
  return slots.map((slot) => [slot, relation]);
}

/** The routes that each of the names goes with, an element's or an object's. */
function hitBy(
  relations: readonly (readonly Route[])[],
  slots: readonly (readonly number[])[],
  namesOf: (route: Route) => string[],
): Map<string, Place[]> {
  const hit = new Map<string, Place[]>();
  for (const [relation, routes] of relations.entries()) {
    for (const [at, route] of routes.entries()) {
      for (const element of namesOf(route)) {
        const known = hit.get(element) ?? [];
        if (known.length === 0) hit.set(element, known);
        known.push([slots[relation]?.[at] ?? 0, relation]);
      }
    }
  }
  return hit;
}

function keyOf(route: Route): string {
  const { from, to, vrf } = relationOf(route);
  return `${from} ${to} ${vrf}`;
}

function relationOf({ source, target, vrf }: Route): Relation {
  return { from: source.circuit.pool, to: target.circuit.pool, vrf };
}

function byKind(a: string, b: string): number {
  return elementKinds.indexOf(kindOf(a)) - elementKinds.indexOf(kindOf(b)) || (a < b ? -1 : 1);
}

function add(bits: Bits, index: number): void {
  bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
}

function has(bits: Bits, index: number): boolean {
  return ((bits[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

/** How many bits are set. */
export function count(bits: Bits): number {
  let total = 0;
  for (let word of bits) for (; word !== 0; word &= word - 1) total += 1;
  return total;
}
