import { readFileSync } from "node:fs";
import { logOf, timeOf } from "./daemons.js";
import type { Lab } from "./lab.js";
import type { Router } from "./router.js";
import { edgeName, hubName, planes } from "./topology.js";

/** An established BGP session that a hub or an edge lost. */
export interface Fall {
  readonly router: string;
  readonly neighbor: string;
  /** In FRR's words: what one of the two notified the other of, where it did. */
  readonly reason: string;
}

/** What hubs and edges have lost since then; a session that a site loses, its edge loses as well. */
export function fallsOf(lab: Lab, sinceMs = 0): Fall[] {
  const routers = planes.flatMap((plane) => [
    hubName(plane),
    ...lab.sites.map((site) => edgeName(plane, site)),
  ]);
  return routers.flatMap((router) => fallsIn(lab.router(router), sinceMs));
}

function fallsIn({ name: router, folder }: Router, sinceMs: number): Fall[] {
  const falls: Fall[] = [];
  const notified = new Map<string, string>();
  for (const line of readFileSync(logOf(folder, "bgpd"), "utf8").split("\n")) {
    const [, told, why = ""] = /%NOTIFICATION.*? neighbor ([^\s(]+)\S* \d+\/\d+ \((.*?)\)/.exec(line) ?? [];
    if (told !== undefined) notified.set(told, why);
    const [, neighbor, way, how = ""] =
      /%ADJCHANGE: neighbor ([^\s(]+).*? (Up|Down)(?: (.*))?$/.exec(line) ?? [];
    if (neighbor === undefined) continue;
    const reason = notified.get(neighbor) ?? how;
    notified.delete(neighbor);
    if (way === "Down" && timeOf(line) >= sinceMs) falls.push({ router, neighbor, reason });
  }
  return falls;
}
