import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Lab, untilConverged } from "./lab.js";
import { type Fall, fallsOf } from "./sessions.js";
import { coreAddresses, edgeName, hubName, type Site } from "./topology.js";

const tries = 3;

/** Longer than a change takes to travel. */
const restMs = 1000;

export interface Watched<R> {
  readonly result: R;
  /** The sessions that fell meanwhile, all of them between the hub of plane a and an edge that was to be cut off. */
  readonly falls: readonly Fall[];
}

/**
 * Watches what the lab does where some sites are cut off on plane a. Where another session fell, or the kernel had no
 * time for packets, it was the machine that was watched: that is told, and all is done again. What happens every time
 * is no accident of the machine, and an error.
 */
export async function undisturbed<R>(
  lab: Lab,
  title: string,
  cut: readonly Site[],
  watch: () => Promise<R>,
): Promise<Watched<R>> {
  const told: string[] = [];
  for (let time = 1; time <= tries; time++) {
    await untilAtRest(lab);
    const since = Date.now();
    const dropped = droppedByKernel();
    const result = await watch();
    const falls = fallsOf(lab, since);
    const disturbances = falls
      .filter((fall) => !cut.some((site) => isBetweenHubAnd(site, fall)))
      .map(({ router, neighbor, reason }) => `${router} lost its session with ${neighbor} (${reason})`);
    if (droppedByKernel() > dropped) disturbances.push("the kernel dropped packets it had no time for");
    if (disturbances.length === 0) return { result, falls };
    told.push(`${title}: try ${time} of ${tries} is void: ${disturbances.join(", ")}`);
    process.stderr.write(`${told.at(-1)}\n`);
  }
  throw new Error(`every try was disturbed by what has nothing to do with it\n${told.join("\n")}`);
}

/** Waits until all is as when the lab was started, and for what may still be on its way. */
async function untilAtRest(lab: Lab): Promise<void> {
  do await sleep(restMs);
  while (await untilConverged(lab.sites, lab.namespaces));
}

function isBetweenHubAnd(site: Site, { router, neighbor }: Fall): boolean {
  const { hub, edge } = coreAddresses("a", site);
  return router === hubName("a") ? neighbor === edge : router === edgeName("a", site) && neighbor === hub;
}

/** Packets that came while a core's queue was full, since the machine was started. */
function droppedByKernel(): number {
  const cores = readFileSync("/proc/net/softnet_stat", "utf8").trim().split("\n");
  return cores.reduce((sum, core) => sum + Number.parseInt(core.split(" ")[1] ?? "0", 16), 0);
}
