import type { Entity, Path } from "./entity.js";
import { type Estate, groupBy } from "./estate.js";
import { type Network, networkOf } from "./networks.js";
import { perEstate } from "./per-estate.js";
import type { Zone } from "./zones.js";

/** A network that the estate declares, and where. */
export interface PlannedNetwork extends Network {
  readonly segment: Entity<"segment">;
  /** Within the segment. */
  readonly path: Path;
}

/** Who has which addresses. */
export interface AddressPlan {
  /** The networks of every segment, v4 and v6. */
  readonly segments: readonly PlannedNetwork[];
  /** The segments of a zone at a pool; of one department where the zone is the private one. */
  segmentsFor(pool: string, zone: Zone, department: string): readonly Entity<"segment">[];
  /** Whether every file of segments could be read, so that a segment that is not here does not exist. */
  readonly isWhole: boolean;
  /** Whether a department has a block of addresses in a zone at a pool. */
  hasBlock(pool: string, zone: Zone, department: string): boolean;
}

export const addressPlan: (estate: Estate) => AddressPlan = perEstate((estate) => {
  const byPlace = groupBy(estate.all("segment"), ({ owner, value }) =>
    placeKey(owner, value.zone, value.department ?? ""),
  );
  const segmentsFor: AddressPlan["segmentsFor"] = (pool, zone, department) =>
    byPlace.get(placeKey(pool, zone, department)) ?? [];
  return {
    segments: estate.all("segment").flatMap((segment) => networksAt(segment, [], segment.value)),
    segmentsFor,
    isWhole: !estate.isUnread("segment", ""),
    hasBlock: (pool, zone, department) =>
      segmentsFor(pool, zone, department).some(({ value }) => Object.hasOwn(value.allocations, department)),
  };
});

/** Only private segments are told apart by department. */
function placeKey(pool: string, zone: Zone, department: string): string {
  return zone === "private" ? `${pool} private ${department}` : `${pool} ${zone}`;
}

const blocks = new WeakMap<Entity<"segment">, readonly PlannedNetwork[]>();

/** The blocks that a segment gives to departments, v4 and v6; several checks ask, so they are worked out once. */
export function blocksOf(segment: Entity<"segment">): readonly PlannedNetwork[] {
  const known = blocks.get(segment);
  if (known) return known;
  const made = Object.entries(segment.value.allocations).flatMap(([department, block]) =>
    networksAt(segment, ["allocations", department], block),
  );
  blocks.set(segment, made);
  return made;
}

function networksAt(
  segment: Entity<"segment">,
  path: Path,
  { cidr4, cidr6 }: { readonly cidr4: string; readonly cidr6?: string | undefined },
): PlannedNetwork[] {
  const v4: PlannedNetwork = { ...networkOf(cidr4), segment, path: [...path, "cidr4"] };
  return cidr6 ? [v4, { ...networkOf(cidr6), segment, path: [...path, "cidr6"] }] : [v4];
}
