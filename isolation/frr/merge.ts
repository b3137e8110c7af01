import { isDeepStrictEqual } from "node:util";
import type { BfdProfile, FrrConfiguration, Neighbor, Received, Router } from "./configuration.js";

/** A neighbour with what all configurations say of it. */
export interface MergedNeighbor extends Omit<Neighbor, "toAdvertise" | "toReceive"> {
  readonly advertised: readonly string[];
  readonly received: readonly Received[];
}

export interface MergedRouter extends Omit<Router, "neighbors"> {
  readonly neighbors: readonly MergedNeighbor[];
}

/** What one node's FRR is to do. */
export interface NodeRouting {
  readonly routers: readonly MergedRouter[];
  readonly bfdProfiles: readonly BfdProfile[];
}

/**
 * Makes one of all configurations that select a node, the way frr-k8s 0.0.25 does: what they allow adds up, what
 * else they say of one router, neighbour or profile has to be equal. Refuses what it refuses.
 */
export function merge(configurations: readonly FrrConfiguration[]): NodeRouting {
  const routers = new Map<string, MergedRouter>();
  const profiles = new Map<string, BfdProfile>();
  for (const { metadata, spec } of configurations) {
    for (const profile of spec.bgp.bfdProfiles) {
      same(`BFD profile ${profile.name}`, profiles.get(profile.name) ?? profile, profile);
      profiles.set(profile.name, profile);
    }
    const known = new Set(spec.bgp.bfdProfiles.map(({ name }) => name));
    for (const router of spec.bgp.routers) {
      for (const neighbor of router.neighbors) refuse(metadata.name, router, neighbor, known);
      routers.set(router.vrf, mergeRouters(routers.get(router.vrf), router));
    }
  }
  return { routers: sorted(routers), bfdProfiles: sorted(profiles) };
}

/** Faults that a configuration has by itself. */
function refuse(name: string, router: Router, neighbor: Neighbor, profiles: ReadonlySet<string>): void {
  const { address, bfdProfile, holdTime, keepaliveTime } = neighbor;
  const fault = (text: string) => new Error(`FRRConfiguration ${name}: neighbour ${address} ${text}`);
  if (bfdProfile !== undefined && !profiles.has(bfdProfile)) throw fault(`has no BFD profile ${bfdProfile}`);
  if ((holdTime === undefined) !== (keepaliveTime === undefined))
    throw fault("needs both holdTime and keepaliveTime, or neither");
  const strange = neighbor.toAdvertise.allowed.prefixes.find((prefix) => !router.prefixes.includes(prefix));
  if (strange !== undefined) throw fault(`is told ${strange}, which is not among the router's prefixes`);
}

function mergeRouters(earlier: MergedRouter | undefined, router: Router): MergedRouter {
  const { neighbors, prefixes, id, ...own } = router;
  if (earlier) same(`router of VRF "${router.vrf}"`, { asn: earlier.asn, vrf: earlier.vrf }, own);
  if (earlier?.id !== undefined && id !== undefined) same(`router of VRF "${router.vrf}"`, earlier.id, id);
  const all = new Map((earlier?.neighbors ?? []).map((neighbor) => [neighbor.address, neighbor]));
  for (const neighbor of neighbors)
    all.set(neighbor.address, mergeNeighbors(all.get(neighbor.address), neighbor));
  return {
    ...own,
    id: earlier?.id ?? id,
    prefixes: [...new Set([...(earlier?.prefixes ?? []), ...prefixes])].sort(),
    neighbors: sorted(all),
  };
}

function mergeNeighbors(earlier: MergedNeighbor | undefined, neighbor: Neighbor): MergedNeighbor {
  const { toAdvertise, toReceive, bfdProfile: named, ...said } = neighbor;
  const { advertised, received, bfdProfile, ...before } = earlier ?? { advertised: [], received: [] };
  const session = withoutDefaults(said);
  if (earlier) same(`neighbour ${neighbor.address}`, before, session);
  // A profile that only one of them names counts for both.
  if (bfdProfile !== undefined && named !== undefined)
    same(`neighbour ${neighbor.address}`, bfdProfile, named);
  return {
    ...session,
    bfdProfile: bfdProfile ?? named,
    advertised: [...new Set([...advertised, ...toAdvertise.allowed.prefixes])].sort(),
    received: sorted(
      new Map([...received, ...toReceive.allowed.prefixes].map((each) => [keyOf(each), each])),
    ),
  };
}

/** FRR's own timers, said or not said, are not written. */
function withoutDefaults<S extends Partial<Neighbor>>(session: S): S {
  const defaults = { holdTime: 180, keepaliveTime: 60, connectTime: 60 };
  const same = (key: string, value: unknown) => value === defaults[key as keyof typeof defaults];
  return Object.fromEntries(Object.entries(session).filter(([key, value]) => !same(key, value))) as S;
}

function keyOf({ prefix, le = 0, ge = 0 }: Received): string {
  return `${prefix}${le}${ge}`;
}

function same(what: string, one: unknown, other: unknown): void {
  if (isDeepStrictEqual(one, other)) return;
  throw new Error(`${what} is told two things: ${JSON.stringify(one)} and ${JSON.stringify(other)}`);
}

function sorted<T>(map: ReadonlyMap<string, T>): T[] {
  return [...map].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}
