import { vrfDevice } from "../../constructs/network/vrf-device.js";
import { circuitsByPool } from "../../estate/circuits.js";
import { crossPoolFlows } from "../../estate/grants.js";
import type { Estate } from "../../estate/index.js";

/** An access circuit, and what it stands on. */
export interface GroundCircuit {
  readonly id: string;
  readonly plane: string;
  readonly pool: string;
  /** The carrier's router it ends at. */
  readonly router: string;
  /** Buildings at its two ends. */
  readonly sites: readonly string[];
  /** Address that the pool's routers call. */
  readonly peer: string;
}

/** Address space that belongs to a pool in one VRF. */
interface GroundSegment {
  readonly pool: string;
  readonly vrf: string;
  readonly zone: string;
  readonly planes: readonly string[];
  readonly networks: readonly string[];
}

/** Pools between which grants are to let something pass, in a VRF. */
export interface Demand {
  readonly from: string;
  readonly to: string;
  /** Undefined where the two ends have no VRF in common. */
  readonly vrf: string | undefined;
  readonly grants: readonly string[];
}

/** What the estate declares about the network; data, so that it can also be made up. */
export interface Ground {
  readonly circuits: readonly GroundCircuit[];
  readonly segments: readonly GroundSegment[];
  readonly demands: readonly Demand[];
}

/** Reads it from an estate. VRFs are called by their devices, as objects call them. */
export function groundOf(estate: Estate): Ground {
  const segments = estate.all("segment").map(({ owner, value }) => ({
    pool: owner,
    vrf: vrfDevice(value.vrf),
    zone: value.zone,
    planes: value.planes,
    networks: value.cidr6 ? [value.cidr4, value.cidr6] : [value.cidr4],
  }));
  return { circuits: circuits(estate), segments, demands: demands(estate) };
}

function circuits(estate: Estate): GroundCircuit[] {
  return [...circuitsByPool(estate).values()].flat().map(({ plane, id, value }) => ({
    id,
    plane: plane.id,
    pool: value.pool,
    router: value.router,
    sites: [...new Set([value.site, plane.value.routers[value.router]?.site ?? value.site])],
    peer: value.peerAddress,
  }));
}

function demands(estate: Estate): Demand[] {
  const found = new Map<string, { from: string; to: string; vrf: string | undefined; grants: Set<string> }>();
  for (const { grant, source, target, from, to } of crossPoolFlows(estate)) {
    const there = vrfsOf(estate, to, target.owner, target.value.zone);
    const shared = vrfsOf(estate, from, source.owner, source.value.zone).filter((vrf) => there.includes(vrf));
    for (const vrf of shared.length > 0 ? shared : [undefined]) {
      const key = `${from} ${to} ${vrf}`;
      const demand = found.get(key) ?? { from, to, vrf, grants: new Set() };
      demand.grants.add(grant.id);
      found.set(key, demand);
    }
  }
  return [...found.values()].map((one) => ({ ...one, grants: [...one.grants] }));
}

/** VRFs in which a department has addresses of a zone at a pool. */
function vrfsOf(estate: Estate, pool: string, department: string, zone: string): string[] {
  const own = estate
    .all("segment")
    .filter(({ owner, value }) => owner === pool && value.zone === zone && department in value.allocations);
  return [...new Set(own.map(({ value }) => vrfDevice(value.vrf)))];
}
