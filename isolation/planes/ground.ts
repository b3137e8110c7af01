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
  /** Departments that have addresses in it. */
  readonly holders: readonly string[];
}

/** Whose traffic it is: that of a department in a zone, at a pool. */
export interface Holder {
  readonly pool: string;
  readonly department: string;
  readonly zone: string;
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
    holders: Object.keys(value.allocations),
  }));
  return { circuits: circuits(estate), segments, demands: demands(estate, segments) };
}

/** VRFs in which a holder has addresses. */
export function vrfsOf(segments: Ground["segments"], { pool, department, zone }: Holder): string[] {
  const own = segments.filter(
    (one) => one.pool === pool && one.zone === zone && one.holders.includes(department),
  );
  return [...new Set(own.map(({ vrf }) => vrf))];
}

/** VRFs in which two holders can exchange packets. */
export function vrfsBetween(segments: Ground["segments"], one: Holder, other: Holder): string[] {
  const there = vrfsOf(segments, other);
  return vrfsOf(segments, one).filter((vrf) => there.includes(vrf));
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

function demands(estate: Estate, segments: Ground["segments"]): Demand[] {
  const found = new Map<string, { from: string; to: string; vrf: string | undefined; grants: Set<string> }>();
  for (const { grant, source, target, from, to } of crossPoolFlows(estate)) {
    const shared = vrfsBetween(
      segments,
      { pool: from, department: source.owner, zone: source.value.zone },
      { pool: to, department: target.owner, zone: target.value.zone },
    );
    for (const vrf of shared.length > 0 ? shared : [undefined]) {
      const key = `${from} ${to} ${vrf}`;
      const demand = found.get(key) ?? { from, to, vrf, grants: new Set() };
      demand.grants.add(grant.id);
      found.set(key, demand);
    }
  }
  return [...found.values()].map((one) => ({ ...one, grants: [...one.grants] }));
}
