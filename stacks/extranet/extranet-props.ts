import { type AddressPoolProps, addressPoolName } from "../../constructs/network/address-pool.js";
import type { ExtranetProps } from "../../constructs/network/extranet-objects.js";
import type { PlaneId, Sessions } from "../../constructs/network/sessions.js";
import { type Some, some } from "../../constructs/network/some.js";
import { asnOf } from "../../estate/autonomous-systems.js";
import { circuitsByPool } from "../../estate/circuits.js";
import { type Estate, groupBy } from "../../estate/estate.js";
import type { Entity } from "../../estate/index.js";
import { perEstate } from "../../estate/per-estate.js";

type Segment = Entity<"segment">;

const segmentsByPool = perEstate((estate) => groupBy(estate.all("segment"), ({ owner }) => owner));
const segmentsByVrf = perEstate((estate) => groupBy(estate.all("segment"), ({ value }) => value.vrf));

/**
 * What a pool exchanges with the two planes: one set of sessions for each plane and VRF that the pool has a segment
 * in, and an address pool for each department and zone. Which prefixes leave is the same on both planes wherever
 * segments are announced on both, which PLN007 asks for. Pure; both orders are by name.
 *
 * @returns undefined for a pool that announces nothing, having no circuits or no segments
 */
export function extranetProps(estate: Estate, pool: Entity<"pool">): ExtranetProps | undefined {
  const segments = segmentsByPool(estate).get(pool.id) ?? [];
  const vrfs = [...new Set(segments.map(({ value }) => value.vrf))].sort();
  const sessions = estate
    .all("plane")
    .flatMap((plane) => vrfs.flatMap((vrf) => sessionsOf(estate, pool, plane, vrf)));
  if (sessions.length === 0) return undefined;
  return { asn: asnOf(pool), sessions, addressPools: addressPoolsOf(segments) };
}

function sessionsOf(estate: Estate, pool: Entity<"pool">, plane: Entity<"plane">, vrf: string): Sessions[] {
  const onPlane = (segmentsByVrf(estate).get(vrf) ?? []).filter(({ value }) => isOn(value.planes, plane.id));
  const own = onPlane.filter(({ owner }) => owner === pool.id);
  const others = onPlane.filter(({ owner }) => owner !== pool.id);
  const peers = some(
    (circuitsByPool(estate).get(pool.id) ?? [])
      .filter((circuit) => circuit.plane.id === plane.id)
      .map(({ id, value }) => ({ circuit: id, address: value.peerAddress })),
  );
  const announced = some(own.flatMap(networksOf));
  const zone = own[0]?.value.zone;
  if (!peers || !announced || !zone) return [];
  const { asn, bfd } = plane.value;
  return [
    {
      plane: { id: plane.id as PlaneId, asn, bfd },
      vrf,
      zone,
      peers,
      announced,
      accepted: [...(zone === "internet" ? defaultsFor(announced) : []), ...others.flatMap(networksOf)],
      addressPools: [...new Set(own.flatMap(blocksOf).map(addressPoolName))].sort(),
    },
  ];
}

/** The way to the Internet, of the families that the pool has addresses of. */
function defaultsFor(announced: Some<string>): string[] {
  const families = new Set(announced.map((cidr) => cidr.includes(":")));
  return [...(families.has(false) ? ["0.0.0.0/0"] : []), ...(families.has(true) ? ["::/0"] : [])];
}

/** One for each department and zone, of all its blocks there. */
function addressPoolsOf(segments: readonly Segment[]): AddressPoolProps[] {
  return [...groupBy(segments.flatMap(blocksOf), addressPoolName)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => {
      const [first] = same;
      const addresses = some(same.flatMap((block) => block.addresses));
      return first && addresses ? [{ department: first.department, zone: first.zone, addresses }] : [];
    });
}

function blocksOf({ value: { zone, allocations } }: Segment): AddressPoolProps[] {
  return Object.entries(allocations).map(([department, { cidr4, cidr6 }]) => ({
    department,
    zone,
    addresses: cidr6 ? [cidr4, cidr6] : [cidr4],
  }));
}

function networksOf({ value }: Segment): string[] {
  return value.cidr6 ? [value.cidr4, value.cidr6] : [value.cidr4];
}

function isOn(planes: readonly string[], plane: string): boolean {
  return planes.includes(plane);
}
