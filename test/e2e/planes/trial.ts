import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { logOf, timeOf } from "./daemons.js";
import { cutBy, type Failure, type FailureName, failures } from "./failures.js";
import { type Lab, untilConverged } from "./lab.js";
import type { Probe, Window } from "./probe.js";
import { detectionMs } from "./timers.js";
import { edgeName, type Site } from "./topology.js";

/** One failure and the return from it, watched. */
export interface Trial {
  readonly failure: FailureName;
  /** While it went wrong, and while it came back. */
  readonly down: Window;
  readonly up: Window;
  /** From the first packet missed until the last edge's BFD had noticed; only where packets were missed. */
  readonly detectedMs?: number;
  /** From the return until every site sent over both planes again. */
  readonly backMs: number;
}

/** Two packets of one flow further apart than this have lost one between them, or came late enough to count. */
const settleMs = 700;

/** Has one failure happen and pass. */
export async function runTrial(lab: Lab, probe: Probe, name: FailureName): Promise<Trial> {
  const failure: Failure = failures[name];
  const cut = cutBy(failure, lab);
  const planesLeft = (...ends: Site[]) => (ends.some((end) => cut.includes(end)) ? 1 : 2);
  const watchMs = failure.watchMs ?? settleMs + 2 * detectionMs(lab.timers);
  const down = await probe.during(async () => {
    // The first packets tell on which plane each flow is.
    await sleep(200);
    await failure.begin(lab);
    await sleep(watchMs);
    // On a busy machine it may take longer; as long as it must, for that is what is watched.
    if (cut.length > 0 && (await untilConverged(lab.sites, lab.namespaces, planesLeft)))
      await sleep(settleMs);
  });
  const noticed = noticedAt(lab, down);
  let backMs = 0;
  const up = await probe.during(async () => {
    const started = performance.now();
    await failure.end(lab);
    await untilConverged(lab.sites, lab.namespaces);
    backMs = performance.now() - started;
    // What comes back may still go again: a session that is up before its BFD is.
    await sleep(settleMs);
  });
  return { failure: name, down, up, ...(noticed === undefined ? {} : { detectedMs: noticed }), backMs };
}

/** How long after the gap began the last of plane a's edges lost a session because of BFD. */
function noticedAt(lab: Lab, { gapSinceMs, sent, received }: Window): number | undefined {
  if (sent === received) return undefined;
  const times = lab.sites.flatMap((site) => {
    const lines = readFileSync(logOf(lab.router(edgeName("a", site)).folder, "bgpd"), "utf8").split("\n");
    return lines.filter((line) => line.includes("(Cease/BFD Down)")).map(timeOf);
  });
  const after = times.map((time) => time - gapSinceMs).filter((delay) => delay > 0);
  return after.length > 0 ? Math.max(...after) : undefined;
}
