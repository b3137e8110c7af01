import type { Timers } from "./timers.js";
import {
  accessAddresses,
  coreAddresses,
  edgeName,
  hubName,
  type PlaneId,
  planeAsn,
  type Site,
} from "./topology.js";

// The planes' own routers belong to the carriers: what they run is the lab's, and says what we ask of carriers.

function head(name: string): string {
  return `log stdout informational
log timestamp precision 6
hostname ${name}
`;
}

function bgp(routerId: string): string {
  return `router bgp ${planeAsn}
  bgp router-id ${routerId}
  bgp log-neighbor-changes
  no bgp ebgp-requires-policy
  no bgp default ipv4-unicast
`;
}

function bfd({ intervalMs, multiplier }: Timers): string {
  return `bfd
  profile plane
    receive-interval ${intervalMs}
    transmit-interval ${intervalMs}
    detect-multiplier ${multiplier}
`;
}

function session(address: string, asn: number): string {
  return `  neighbor ${address} remote-as ${asn}
  neighbor ${address} timers 3 9
  neighbor ${address} timers connect 1
  neighbor ${address} bfd
  neighbor ${address} bfd profile plane
`;
}

/**
 * The router of a plane at one site. It takes from the site only what the site was assigned.
 *
 * It does not wait for its kernel before it announces (`bgp suppress-fib-pending`): FRR 8.4 would hold back
 * withdrawals for up to a second as well, and a silent hub was noticed after 150 ms but left only after 950.
 */
export function edgeText(plane: PlaneId, site: Site, timers: Timers): string {
  const { hub, edge } = coreAddresses(plane, site);
  const access = accessAddresses(plane, site);
  return `${head(edgeName(plane, site))}ip prefix-list assigned seq 1 permit ${site.segment} le 32
route-map site-in permit 1
  match ip address prefix-list assigned
${bgp(edge)}${session(hub, planeAsn)}${session(access.site, site.asn)}  address-family ipv4 unicast
    neighbor ${hub} activate
    neighbor ${hub} next-hop-self
    neighbor ${access.site} activate
    neighbor ${access.site} route-map site-in in
  exit-address-family
${bfd(timers)}`;
}

/** The plane's middle: it reflects routes between the edges, and traffic goes where the routes say. */
export function hubText(plane: PlaneId, sites: readonly Site[], timers: Timers): string {
  const edges = sites.map((site) => coreAddresses(plane, site));
  const reflected = edges.map(
    ({ edge }) => `    neighbor ${edge} activate
    neighbor ${edge} route-reflector-client
    neighbor ${edge} next-hop-self force
`,
  );
  return `${head(hubName(plane))}${bgp(edges[0]?.hub ?? "")}${edges.map(({ edge }) => session(edge, planeAsn)).join("")}  address-family ipv4 unicast
${reflected.join("")}  exit-address-family
${bfd(timers)}`;
}
