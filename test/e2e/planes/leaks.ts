import { setTimeout as sleep } from "node:timers/promises";
import { type Lab, routesOf } from "./lab.js";
import type { Router } from "./router.js";
import { accessAddresses, edgeName, planeAsn, type Site, vrf } from "./topology.js";
import { until } from "./until.js";

/** Something that must not get through, tried. */
export interface Attempt {
  readonly title: string;
  /** What was announced, so that there was something to keep out. */
  readonly announced: readonly string[];
  /** What of it arrived where it must not. */
  readonly arrived: readonly string[];
}

/** How much later than one announcement another of the same moment may come. */
const apartMs = 500;

/** Tries everything that has to be filtered between a pool and the planes; the lab is as before when it is done. */
export async function attempts(lab: Lab): Promise<Attempt[]> {
  const [first, second] = lab.sites;
  if (!first || !second) throw new Error("what leaks is tried between two sites");
  return [
    await wrongPlane(lab, first),
    await foreignPrefix(lab, first, second),
    await otherPlanesRoutes(lab, second, first),
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

/** A pool whose filter is gone announces another's prefix, and one of its own, by which we see that both were heard. */
async function foreignPrefix(lab: Lab, site: Site, other: Site): Promise<Attempt> {
  const prefix = partOf(other);
  const own = partOf(site);
  const router = lab.router(site.name);
  const { edge } = accessAddresses("b", site);
  const change = (no: "" | "no ", yes: "" | "no ") =>
    router.ask(
      "configure terminal",
      `router bgp ${site.asn} vrf ${vrf}`,
      "address-family ipv4 unicast",
      `${yes}network ${prefix}`,
      `${yes}network ${own}`,
      `${no}neighbor ${edge} route-map ${edge}-${vrf}-out out`,
    );
  const table = () => tableOf(lab.router(edgeName("b", site)));
  await change("no ", "");
  await until(`${own} has been announced`, async () => (await table()).includes(own));
  await sleep(apartMs);
  const announced = (await advertised(router, edge, vrf)).filter((each) => each === prefix);
  const arrived = (await table()).filter((each) => each === prefix);
  await change("", "no ");
  return { title: "another pool's prefix, announced by force, is refused by the plane", announced, arrived };
}

/** An edge of plane b leaks what is plane a's own, the cluster's own, and a default route, beside what it may say. */
async function otherPlanesRoutes(lab: Lab, site: Site, other: Site): Promise<Attempt> {
  const permitted = partOf(other);
  const leaked = ["0.0.0.0/0", "10.42.0.0/16", "100.66.0.0/16"];
  const edge = lab.router(edgeName("b", site));
  const change = (no: "" | "no ") =>
    edge.ask(
      "configure terminal",
      `router bgp ${planeAsn}`,
      `${no === "" ? "no " : ""}bgp network import-check`,
      "address-family ipv4 unicast",
      ...[...leaked, permitted].map((prefix) => `${no}network ${prefix}`),
    );
  await change("");
  await until(`${permitted} has been taken`, async () =>
    (await routesOf(site, lab.namespaces)).has(permitted),
  );
  await sleep(apartMs);
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

/** A part of a site's segment that it does not announce. */
function partOf({ segment }: Site): string {
  return segment.replace(".0.0/16", ".9.0/24");
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
