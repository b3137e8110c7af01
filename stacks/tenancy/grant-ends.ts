import type { Direction } from "../../constructs/tenancy/direction.js";
import type { GrantEnd, Peer } from "../../constructs/tenancy/grant-policy.js";
import { type AddressPlan, addressPlan } from "../../estate/address-plan.js";
import { crossing, type Route, routesOf, sourcesOf } from "../../estate/grants.js";
import type { Entity, Estate, Zone } from "../../estate/index.js";
import { namespaceOf } from "../../estate/names.js";
import { passage, zones } from "../../estate/zones.js";

type Application = Entity<"application">;

/** A grant between two applications. */
interface Opening {
  readonly grant: Entity<"grant">;
  readonly source: Application;
  readonly target: Application;
}

/**
 * The ends of all grants by where they lie, so that each is rendered at its source and at its target or not at all.
 *
 * Between two applications of one pool both ends name namespaces. Where the target stands in other pools, both name
 * the address blocks of the departments there; if either has none, neither end is made. A grant through an exchange
 * point, or between zones that do not route to each other, is no path and has no ends.
 */
export class GrantEnds {
  readonly #ends = new Map<string, Map<string, GrantEnd>>();
  readonly #plan: AddressPlan;

  constructor(estate: Estate) {
    this.#plan = addressPlan(estate);
    for (const grant of estate.all("grant")) {
      const target = grant.value.via ? undefined : estate.find("application", grant.value.to);
      if (!target) continue;
      for (const source of sourcesOf(estate, grant)) {
        if (source.id === target.id || crossing(source, target) !== "routed") continue;
        for (const route of routesOf(source, target)) this.#open({ grant, source, target }, route);
      }
    }
  }

  /** The ends in the namespace of an application at a pool, by grant and direction. */
  of(pool: string, application: string): readonly GrantEnd[] {
    const ends = this.#ends.get(placeKey(pool, application)) ?? new Map<string, GrantEnd>();
    return [...ends].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, end]) => end);
  }

  #open(opening: Opening, route: Route): void {
    const { source, target } = opening;
    if (route.from === route.to) {
      this.#end(opening, "egress", route.from, { namespace: namespaceOf(target.id) });
      this.#end(opening, "ingress", route.to, sourcePeer(opening));
      return;
    }
    const from = this.#blocks(route.from, source);
    const to = this.#blocks(route.to, target);
    if (from.length === 0 || to.length === 0) return;
    this.#end(opening, "egress", route.from, { blocks: to });
    this.#end(opening, "ingress", route.to, { blocks: from });
  }

  /** The exact networks that an application's connections come from and go to at a pool. */
  #blocks(pool: string, { owner, value }: Application): string[] {
    return this.#plan.segmentsFor(pool, value.zone, owner).flatMap((segment) => {
      const block = segment.value.allocations[owner];
      if (!block) return [];
      return block.cidr6 === undefined ? [block.cidr4] : [block.cidr4, block.cidr6];
    });
  }

  #end({ grant, source, target }: Opening, direction: Direction, pool: string, peer: Peer): void {
    const place = placeKey(pool, direction === "egress" ? source.id : target.id);
    const ends = this.#ends.get(place) ?? new Map<string, GrantEnd>();
    this.#ends.set(place, ends);
    const key = `${grant.id} ${direction}`;
    const { ports, purpose, approver, expires } = grant.value;
    const peers = withPeer(ends.get(key)?.peers ?? [], peer);
    ends.set(key, { grant: grant.id, direction, peers, ports, purpose, approver, expires });
  }
}

const placeKey = (pool: string, application: string) => `${pool} ${application}`;

/**
 * How the target's policy names the source beside it. A department's label stands on all its namespaces, so the
 * zones that may open to the target's are named too.
 */
function sourcePeer({ grant, target }: Opening): Peer {
  const { from } = grant.value;
  if (from.includes("/")) return { namespace: namespaceOf(from) };
  return { department: from, zones: zones.filter((zone) => opensTo(zone, target, from)).sort() };
}

function opensTo(zone: Zone, target: Application, department: string): boolean {
  const how = passage(zone, target.value.zone);
  return how === "routed" || (how === "same-department" && department === target.owner);
}

/** Peers with one more: address blocks come together in one, in order; anything else stands once, before them. */
function withPeer(peers: readonly Peer[], peer: Peer): readonly Peer[] {
  if (!("blocks" in peer)) return peers.some((one) => same(one, peer)) ? peers : [peer, ...peers];
  const others = peers.filter((one) => !("blocks" in one));
  const blocks = peers.flatMap((one) => ("blocks" in one ? one.blocks : []));
  return [...others, { blocks: [...new Set([...blocks, ...peer.blocks])].sort() }];
}

const same = (one: Peer, other: Peer) => JSON.stringify(one) === JSON.stringify(other);
