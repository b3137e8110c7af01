import { type PortSet, PortSets } from "../engine/port-sets.js";
import { commonStretches, type Listing, listingOf, type Pair } from "../listing/listing.js";
import type { Protocol } from "../objects/model.js";
import type { GrantCite } from "../question/cite.js";
import type { World } from "../world.js";
import { pathGrants } from "./grants.js";

/** A pair of peers between whom something is otherwise than before, and on which ports. */
export interface Change extends Pair {
  /** Grants that the rules come from which let it pass: now where it opens, before where it closes. */
  readonly grants: readonly GrantCite[];
}

/** What a change of objects opens and closes. */
export interface Diff {
  /** Allowed now, and not for sure before. */
  readonly opens: readonly Change[];
  /** Denied now, and not before. */
  readonly closes: readonly Change[];
  /** Cannot be known now, and could before. */
  readonly unclear: readonly Change[];
}

/** Compares two worlds pair by pair; addresses as finely as either tells them apart. */
export function diffOf(old: World, now: World): Diff {
  const stretches = commonStretches([...old.clusters, ...now.clusters]);
  const hasPools = old.clusters.length > 1 || now.clusters.length > 1;
  const sets = new PortSets();
  const before = tableOf(listingOf(old, stretches, hasPools), sets);
  const after = tableOf(listingOf(now, stretches, hasPools), sets);
  const changes = [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((key) => {
    const was = before.get(key) ?? nothing(key, sets);
    const is = after.get(key) ?? nothing(key, sets);
    return was.certain === is.certain && was.possible === is.possible ? [] : [{ was, is }];
  });
  const part = (ports: (was: Entry, is: Entry) => PortSet, world: World): Change[] =>
    changes.flatMap(({ was, is }) => {
      const set = ports(was, is);
      if (set === sets.none) return [];
      const pair = { from: is.from, to: is.to, ports: sets.texts(set) };
      return [{ ...pair, grants: pathGrants(world, pair) }];
    });
  const doubt = ({ certain, possible }: Entry) => sets.difference(possible, certain);
  return {
    opens: part((was, is) => sets.difference(is.certain, was.certain), now),
    closes: part((was, is) => sets.difference(was.possible, is.possible), old),
    unclear: part((was, is) => sets.difference(doubt(is), doubt(was)), now),
  };
}

/** Ports between two peers that are allowed, and that may be. */
interface Entry {
  readonly from: string;
  readonly to: string;
  certain: PortSet;
  possible: PortSet;
}

function tableOf({ allowed, unknown }: Listing, sets: PortSets): Map<string, Entry> {
  const table = new Map<string, Entry>();
  const entry = ({ from, to }: Pair) => {
    const key = `${from}\u0000${to}`;
    const known = table.get(key) ?? { from, to, certain: sets.none, possible: sets.none };
    table.set(key, known);
    return known;
  };
  for (const pair of allowed) {
    const one = entry(pair);
    one.certain = portsOf(pair.ports, sets);
    one.possible = sets.union(one.possible, one.certain);
  }
  for (const pair of unknown) {
    const one = entry(pair);
    one.possible = sets.union(one.possible, portsOf(pair.ports, sets));
  }
  return table;
}

function nothing(key: string, sets: PortSets): Entry {
  const [from = "", to = ""] = key.split("\u0000");
  return { from, to, certain: sets.none, possible: sets.none };
}

function portsOf(texts: readonly string[], sets: PortSets): PortSet {
  return texts.reduce((all, text) => {
    const [protocol = "", range = ""] = text.split("/");
    const [first = 1, last = first] = range.split("-").map(Number);
    return sets.union(all, sets.range(protocol as Protocol, first, last));
  }, sets.none);
}
