import { frrConfiguration } from "../../../constructs/network/frr-configuration.js";
import type { Sessions } from "../../../constructs/network/sessions.js";
import { readFrrConfiguration } from "../../../isolation/frr/configuration.js";
import { merge } from "../../../isolation/frr/merge.js";
import { frrText } from "../../../isolation/frr/text.js";
import type { Timers } from "./timers.js";
import { accessAddresses, type PlaneId, planeAsn, planes, type Site, vrf } from "./topology.js";

/** What a site's router runs: the objects that our stacks make for a pool, in frr-k8s's words. */
export function siteText(site: Site, sites: readonly Site[], bfd: Timers): string {
  const others = sites.filter((other) => other !== site).map(({ segment }) => segment);
  const own = planes.map((plane) => frrConfiguration(site.asn, sessionsOf(plane, site, others, bfd)));
  const configurations = [...own, ...planes.map((plane) => loadBalancer(own, plane, site))];
  const routing = merge(configurations.map(readFrrConfiguration));
  return frrText(routing, { hostname: site.name, alwaysBlock: ["10.42.0.0/16", "10.43.0.0/16"] });
}

function sessionsOf(plane: PlaneId, site: Site, accepted: readonly string[], bfd: Timers): Sessions {
  return {
    plane: { id: plane, asn: planeAsn, bfd },
    vrf,
    zone: "public",
    peers: [{ circuit: `${site.name}-${plane}`, address: accessAddresses(plane, site).edge }],
    announced: [site.segment],
    accepted,
    addressPools: [],
  };
}

/**
 * What MetalLB makes of one load balancer for the same neighbour; that of site 1 is advertised on plane a only, so
 * that we see whether plane b is told.
 */
function loadBalancer(
  own: readonly ReturnType<typeof frrConfiguration>[],
  plane: PlaneId,
  site: Site,
): object {
  const bgp = own[plane === "a" ? 0 : 1]?.spec.bgp;
  const prefixes = [`${site.vip}/32`];
  const isTold = site.number !== 1 || plane === "a";
  return {
    apiVersion: "frrk8s.metallb.io/v1beta1",
    kind: "FRRConfiguration",
    metadata: { name: `metallb-${plane}` },
    spec: {
      nodeSelector: {},
      bgp: {
        bfdProfiles: bgp?.bfdProfiles,
        routers: bgp?.routers.map((router) => ({
          ...router,
          prefixes,
          neighbors: router.neighbors.map(({ toReceive, ...neighbor }) => ({
            ...neighbor,
            toAdvertise: { allowed: { mode: "filtered", prefixes: isTold ? prefixes : [] } },
          })),
        })),
      },
    },
  };
}
