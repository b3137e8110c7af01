import {
  type Amounts,
  addTo,
  amountsOf,
  exceeds,
  nothing,
  resourceNames,
  type Shortfall,
  shortfalls,
  type Tally,
  tally,
} from "./amounts.js";
import type { Entity, Path } from "./entity.js";
import { type Estate, groupBy } from "./estate.js";
import { perEstate } from "./per-estate.js";
import type { Resources } from "./schema.js";

/** A level that was given a quota and gives it on. */
export type Holder = Entity<"division"> | Entity<"department">;

/** Those who are given something by a holder. */
type Receiver = Holder | Entity<"application">;

/** What one entity was given in one pool, and where that is written. */
export interface Share {
  readonly entity: Receiver;
  readonly pool: string;
  /** Within the entity. */
  readonly path: Path;
  readonly amounts: Amounts;
}

/** A holder that gave out more in a pool than it was given. */
export interface Overdraft {
  readonly holder: Holder;
  readonly pool: string;
  /** Whether the holder has any quota in the pool. */
  readonly isDeclared: boolean;
  readonly short: readonly Shortfall[];
  /** Who was given it, largest processor share first. */
  readonly shares: readonly Share[];
}

/** What was given out, by holder and pool. */
type GivenOut = Map<string, Map<string, Tally>>;

/**
 * Where the tree of province, cities, counties, departments, units and applications gives out too much: at every
 * node, in every declared pool, of every resource, what its children were given is at most what it was given
 * itself. A quota that is not declared is none.
 */
export function overdrafts(estate: Estate): Overdraft[] {
  const { divisions, departments } = givenOut(estate);
  return [
    ...estate.all("division").flatMap((holder) => ofHolder(holder, divisions.get(holder.id), estate)),
    ...estate.all("department").flatMap((holder) => ofHolder(holder, departments.get(holder.id), estate)),
  ];
}

function ofHolder(
  holder: Holder,
  given: ReadonlyMap<string, Tally> | undefined,
  estate: Estate,
): Overdraft[] {
  const found: Overdraft[] = [];
  for (const [pool, total] of given ?? []) {
    const own = holder.value.quota[pool];
    if (!estate.find("pool", pool) || (own && !exceeds(total, own))) continue;
    const short = shortfalls(total, own ? amountsOf(own) : nothing);
    if (short.length === 0) continue;
    const shares = sharesOf(holder, pool, estate);
    found.push({ holder, pool, isDeclared: own !== undefined, short, shares });
  }
  return found;
}

/** Adds up what every holder gave out; most holders gave no more than they have, so nothing else is kept. */
const givenOut: (estate: Estate) => { divisions: GivenOut; departments: GivenOut } = perEstate((estate) => {
  const divisions: GivenOut = new Map();
  const departments: GivenOut = new Map();
  for (const receiver of receivers(estate)) {
    const holder = holderOf(receiver);
    if (!holder) continue;
    const byHolder = holder.kind === "division" ? divisions : departments;
    const byPool = byHolder.get(holder.id) ?? new Map<string, Tally>();
    byHolder.set(holder.id, byPool);
    for (const pool of Object.keys(grantsOf(receiver))) {
      const resources = resourcesAt(receiver, pool);
      const total = byPool.get(pool) ?? tally();
      byPool.set(pool, total);
      if (resources) addTo(total, resources);
    }
  }
  return { divisions, departments };
});

function receivers(estate: Estate): readonly Receiver[] {
  return [...estate.all("division"), ...estate.all("department"), ...estate.all("application")];
}

/** Whom an entity has its quota from: the division or department above it; the province has it from nobody. */
function holderOf(receiver: Receiver): { kind: "division" | "department"; id: string } | undefined {
  if (receiver.kind === "application") return { kind: "department", id: receiver.owner };
  const { parent } = receiver.value;
  if (receiver.kind === "division") {
    return parent && !isTop(receiver) ? { kind: "division", id: parent } : undefined;
  }
  const { level, division } = receiver.value;
  if (level === "department") return { kind: "division", id: division };
  return parent ? { kind: "department", id: parent } : undefined;
}

function isTop({ value }: Holder): boolean {
  return value.level === "province";
}

function grantsOf(receiver: Receiver): Readonly<Record<string, unknown>> {
  return "placements" in receiver.value ? receiver.value.placements : receiver.value.quota;
}

function resourcesAt({ value }: Receiver, pool: string): Resources | undefined {
  return "placements" in value ? value.placements[pool]?.quota : value.quota[pool];
}

/** What a holder gave out in a pool, one by one. */
function sharesOf(holder: Holder, pool: string, estate: Estate): Share[] {
  return (receiversByHolder(estate).get(`${holder.kind} ${holder.id}`) ?? [])
    .flatMap((receiver) => shareOf(receiver, pool))
    .sort((a, b) => b.amounts.cpu - a.amounts.cpu || (a.entity.id < b.entity.id ? -1 : 1));
}

/** Only looked at when something is to be told. */
const receiversByHolder: (estate: Estate) => ReadonlyMap<string, readonly Receiver[]> = perEstate((estate) =>
  groupBy(receivers(estate), (receiver) => {
    const holder = holderOf(receiver);
    return holder ? `${holder.kind} ${holder.id}` : "";
  }),
);

function shareOf(entity: Receiver, pool: string): Share[] {
  const resources = resourcesAt(entity, pool);
  if (!resources) return [];
  const path = entity.kind === "application" ? ["placements", pool, "quota"] : ["quota", pool];
  return [{ entity, pool, path, amounts: amountsOf(resources) }];
}

/** What the top of the tree, the province, was given, by pool. */
export function topShares(estate: Estate): ReadonlyMap<string, readonly Share[]> {
  const byPool = new Map<string, Share[]>();
  for (const division of estate.all("division").filter(isTop)) {
    for (const pool of Object.keys(division.value.quota)) {
      byPool.set(pool, [...(byPool.get(pool) ?? []), ...shareOf(division, pool)]);
    }
  }
  return byPool;
}

/** Sum of shares. */
export function sumOf(shares: Iterable<Share>): Amounts {
  const total = tally();
  for (const { amounts } of shares) for (const name of resourceNames) total[name] += amounts[name];
  return total;
}
