import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Guard, startGuard } from "../cluster/guard.js";
import { makeNamespaces, type Namespaces, nodeOf } from "./namespaces.js";
import { missing } from "./needs.js";
import { edgeText, hubText } from "./plane-text.js";
import { preferSession } from "./priority.js";
import { makeRouter, type Router, type RouterProps } from "./router.js";
import { siteText } from "./site-text.js";
import type { Timers } from "./timers.js";
import { edgeName, hubName, planes, type Site, type Topology, topologyOf, vrf } from "./topology.js";
import { until } from "./until.js";

export interface LabProps {
  readonly sites: number;
  readonly timers: Timers;
  /** Before all ordinary programs, where others use the machine as well. */
  readonly isPreferred: boolean;
}

/** A province's routers, running. */
export interface Lab extends Topology {
  readonly timers: Timers;
  readonly isPreferred: boolean;
  readonly namespaces: Namespaces;
  /** Ends what else is started for the lab's sake. */
  readonly guard: Guard;
  /** From the first daemon's start until every site had both planes' routes to every other. */
  readonly convergedAfterMs: number;
  router(name: string): Router;
  /** Ends and removes everything; again is harmless. */
  stop(): Promise<void>;
}

/** Starts the lab and waits until it has converged. */
export async function startLab({ sites: size, timers, isPreferred }: LabProps): Promise<Lab> {
  const lack = missing();
  if (lack !== undefined) throw new Error(lack);
  const topology = topologyOf(size);
  const folder = mkdtempSync(join(tmpdir(), "zhengyun-planes-"));
  chmodSync(folder, 0o755);
  const guard = startGuard(folder);
  const routers = new Map<string, Router>();
  const unprefer = isPreferred ? preferSession() : () => {};
  const stop = async () => {
    await Promise.all([...routers.values()].map((router) => router.stop()));
    await guard.release();
    unprefer();
  };
  try {
    const namespaces = await makeNamespaces(`zhengyun${process.pid}`, topology, guard);
    for (const props of routerProps(topology, namespaces, timers, isPreferred))
      routers.set(props.name, makeRouter(folder, guard, props));
    const started = performance.now();
    await Promise.all([...routers.values()].map((router) => router.start()));
    await untilConverged(topology.sites, namespaces);
    const router = (name: string) => {
      const found = routers.get(name);
      if (!found) throw new Error(`the lab has no router ${name}`);
      return found;
    };
    const convergedAfterMs = performance.now() - started;
    return { ...topology, timers, isPreferred, namespaces, guard, convergedAfterMs, router, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function routerProps(
  { sites }: Topology,
  namespaces: Namespaces,
  timers: Timers,
  isPreferred: boolean,
): RouterProps[] {
  const common = (name: string, text: string) => ({
    name,
    text,
    isPreferred,
    namespace: namespaces.of(name),
  });
  return [
    ...planes.map((plane) => common(hubName(plane), hubText(plane, sites, timers))),
    ...planes.flatMap((plane) =>
      sites.map((site) => common(edgeName(plane, site), edgeText(plane, site, timers))),
    ),
    ...sites.map((site) => ({
      ...common(site.name, siteText(site, sites, timers)),
      namespace: namespaces.of(nodeOf(site.name)),
      vrf: { name: vrf, namespace: namespaces.of(site.name) },
    })),
  ];
}

interface KernelRoute {
  readonly dst: string;
  readonly nexthops?: readonly { readonly dev: string }[];
  readonly dev?: string;
}

/** The devices by which a site's kernel sends to each prefix that BGP brought. */
export async function routesOf(
  site: Site,
  namespaces: Namespaces,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const json = await namespaces.routes(site.name);
  const routes: readonly KernelRoute[] = JSON.parse(json || "[]");
  return new Map(
    routes.map(({ dst, nexthops, dev }) => [dst, nexthops?.map((hop) => hop.dev) ?? (dev ? [dev] : [])]),
  );
}

/** Over how many planes one site sends to another. */
export type PlanesUsed = (from: Site, to: Site) => number;

/** Waits until every site sends to every other over as many planes as said, which is both; says whether it had to. */
export async function untilConverged(
  sites: readonly Site[],
  namespaces: Namespaces,
  planesUsed: PlanesUsed = () => planes.length,
): Promise<boolean> {
  let hadTo = false;
  for (const site of sites) {
    const what = `${site.name} sends to all others over as many planes as it should`;
    if (await until(what, () => sendsToAll(site, sites, namespaces, planesUsed))) hadTo = true;
  }
  return hadTo;
}

async function sendsToAll(
  site: Site,
  sites: readonly Site[],
  namespaces: Namespaces,
  planesUsed: PlanesUsed,
): Promise<boolean> {
  const routes = await routesOf(site, namespaces);
  return sites.every(
    (other) => other === site || routes.get(other.segment)?.length === planesUsed(site, other),
  );
}
