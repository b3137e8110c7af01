import { setTimeout as sleep } from "node:timers/promises";
import { type Lab, routesOf } from "./lab.js";
import type { Router } from "./router.js";
import { accessAddresses, edgeName, planeAsn, type Site, vrf } from "./topology.js";

/** Something that must not get through, tried. */
export interface Attempt {
  readonly title: string;
  /** What was announced, so that there was something to keep out. */
  readonly announced: readonly string[];
  /** What of it arrived where it must not. */
  readonly arrived: readonly string[];
}

/** Longer than a change takes to travel. */
const travelMs = 3000;

/** Tries everything that has to be filtered between a pool and the planes; the lab is as before when it is done. */
export async function attempts(lab: Lab): Promise<Attempt[]> {
  const [first, second] = lab.sites;
  if (!first || !second) throw new Error("what leaks is tried between two sites");
  return [
    await wrongPlane(lab, first),
    await foreignPrefix(lab, first, second),
    await otherPlanesRoutes(lab, second),
    await transit(lab, second),
  ];
}

/** Site 1's load balancer is advertised on plane a: plane b may not know it. */
async function wrongPlane(lab: Lab, site: Site): Promise<Attempt> {
  const vip = `${site.vip}/32`;
  const known = async (router: string) =>
    (await tableOf(lab.router(router))).filter((prefix) => prefix === vip);
  return {
    title: "a load balancer advertised on plane a is not announced on plane b",
    announced: await known(edgeName("a", site)),
    arrived: await known(edgeName("b", site)),
  };
}

/** A pool whose filter is gone announces another's prefix. */
async function foreignPrefix(lab: Lab, site: Site, other: Site): Promise<Attempt> {
  const prefix = other.segment.replace(".0.0/16", ".9.0/24");
  const router = lab.router(site.name);
  const { edge } = accessAddresses("b", site);
  const change = (no: "" | "no ", yes: "" | "no ") =>
    router.ask(
      "configure terminal",
      `router bgp ${site.asn} vrf ${vrf}`,
      "address-family ipv4 unicast",
      `${yes}network ${prefix}`,
      `${no}neighbor ${edge} route-map ${edge}-${vrf}-out out`,
    );
  await change("no ", "");
  await sleep(travelMs);
  const announced = (await advertised(router, edge, vrf)).filter((each) => each === prefix);
  const arrived = (await tableOf(lab.router(edgeName("b", site)))).filter((each) => each === prefix);
  await change("", "no ");
  return { title: "another pool's prefix, announced by force, is refused by the plane", announced, arrived };
}

/** An edge of plane b leaks what is plane a's own, the cluster's own, and a default route. */
async function otherPlanesRoutes(lab: Lab, site: Site): Promise<Attempt> {
  const leaked = ["0.0.0.0/0", "10.42.0.0/16", "100.66.0.0/16"];
  const edge = lab.router(edgeName("b", site));
  const change = (no: "" | "no ") =>
    edge.ask(
      "configure terminal",
      `router bgp ${planeAsn}`,
      `${no === "" ? "no " : ""}bgp network import-check`,
      "address-family ipv4 unicast",
      ...leaked.map((prefix) => `${no}network ${prefix}`),
    );
  await change("");
  await sleep(travelMs);
  const announced = (await advertised(edge, accessAddresses("b", site).site)).filter((each) =>
    leaked.includes(each),
  );
  const inKernel = [...(await routesOf(site, lab.namespaces)).keys()].map((dst) =>
    dst === "default" ? "0.0.0.0/0" : dst,
  );
  const inBgp = await tableOf(lab.router(site.name), vrf);
  await change("no ");
  return {
    title: "routes leaked by plane b, plane a's own among them, are refused by the pool",
    announced,
    arrived: leaked.filter((prefix) => inKernel.includes(prefix) || inBgp.includes(prefix)),
  };
}

/** What a site learnt from one plane it may not tell the other. */
async function transit(lab: Lab, site: Site): Promise<Attempt> {
  const router = lab.router(site.name);
  const known = await tableOf(router, vrf);
  const told = await advertised(router, accessAddresses("b", site).edge, vrf);
  const own = [site.segment, `${site.vip}/32`];
  return {
    title: "a pool carries nothing from one plane to the other",
    announced: known.filter((prefix) => !own.includes(prefix)),
    arrived: told.filter((prefix) => !own.includes(prefix)),
  };
}

async function tableOf(router: Router, inVrf?: string): Promise<string[]> {
  const answer = await router.ask(`show bgp ${inVrf === undefined ? "" : `vrf ${inVrf} `}ipv4 unicast json`);
  return Object.keys(JSON.parse(answer).routes ?? {});
}

async function advertised(router: Router, neighbor: string, inVrf?: string): Promise<string[]> {
  const place = inVrf === undefined ? "" : `vrf ${inVrf} `;
  const answer = await router.ask(
    `show bgp ${place}ipv4 unicast neighbors ${neighbor} advertised-routes json`,
  );
  return Object.keys(JSON.parse(answer).advertisedRoutes ?? {});
}
