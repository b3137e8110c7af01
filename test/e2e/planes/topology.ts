/** One of the two transport networks. */
export type PlaneId = "a" | "b";

export const planes = ["a", "b"] as const;

/** The AS of both planes' routers: two would make two paths of unequal merit of every pair. */
export const planeAsn = 4_200_230_000;

/** The VRF of the pools' public zone, as the pools' configuration names it. */
export const vrf = "public";

/** A pool, as the planes see it: one router with one segment. */
export interface Site {
  readonly number: number;
  /** Its router's name, `s01`. */
  readonly name: string;
  readonly asn: number;
  readonly segment: string;
  /** An address in the segment that answers. */
  readonly address: string;
  /** A load balancer's, announced by itself. */
  readonly vip: string;
}

/** Both ends of a link between two routers. */
interface Link {
  readonly ends: readonly [LinkEnd, LinkEnd];
}

interface LinkEnd {
  readonly router: string;
  readonly device: string;
  readonly address: string;
}

/** A province: every site has an edge router on each plane, and each plane one hub between its edges. */
export interface Topology {
  readonly sites: readonly Site[];
  readonly links: readonly Link[];
}

export function topologyOf(size: number): Topology {
  const sites = Array.from({ length: size }, (_, index) => siteOf(index + 1));
  const links = planes.flatMap((plane) =>
    sites.flatMap((site) => [accessLink(plane, site), coreLink(plane, site)]),
  );
  return { sites, links };
}

function siteOf(number: number): Site {
  const net = `10.${100 + number}`;
  return {
    number,
    name: `s${two(number)}`,
    asn: planeAsn + 100 + number,
    segment: `${net}.0.0/16`,
    address: `${net}.0.1`,
    vip: `${net}.8.1`,
  };
}

/** `ea01`: the router that a plane has at a site. */
export function edgeName(plane: PlaneId, { number }: Site): string {
  return `e${plane}${two(number)}`;
}

/** `ha`: what all traffic of a plane goes through. */
export function hubName(plane: PlaneId): string {
  return `h${plane}`;
}

/** The addresses of the link between a site and its edge. */
export function accessAddresses(plane: PlaneId, { number }: Site): { edge: string; site: string } {
  const net = `100.${plane === "a" ? 64 : 65}.${number}`;
  return { edge: `${net}.1`, site: `${net}.2` };
}

/** The addresses of the link between an edge and its hub. */
export function coreAddresses(plane: PlaneId, { number }: Site): { hub: string; edge: string } {
  const net = `100.${plane === "a" ? 66 : 67}.${number}`;
  return { hub: `${net}.1`, edge: `${net}.2` };
}

function accessLink(plane: PlaneId, site: Site): Link {
  const { edge, site: near } = accessAddresses(plane, site);
  const name = edgeName(plane, site);
  return { ends: [end(site.name, name, near), end(name, site.name, edge)] };
}

function coreLink(plane: PlaneId, site: Site): Link {
  const { hub, edge } = coreAddresses(plane, site);
  const name = edgeName(plane, site);
  return { ends: [end(name, hubName(plane), edge), end(hubName(plane), name, hub)] };
}

/** A device is named after what is at its other end. */
function end(router: string, other: string, address: string): LinkEnd {
  return { router, device: other, address };
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
