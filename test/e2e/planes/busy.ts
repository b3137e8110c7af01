import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Lab } from "./lab.js";
import type { Probe, Window } from "./probe.js";
import { fallsOf } from "./sessions.js";

/** Keeps one core busy for a while and counts the sessions that the planes' routers lose meanwhile. */
export async function keepBusy(
  lab: Lab,
  probe: Probe,
  minutes: number,
): Promise<{ window: Window; sessionsLost: number }> {
  const before = fallsOf(lab).length;
  // In a session of its own, as any other program of the machine.
  const hog = spawn("sh", ["-c", "while :; do :; done"], { stdio: "ignore", detached: true });
  if (hog.pid !== undefined) lab.guard.watch(hog.pid);
  const gone = once(hog, "exit");
  try {
    const window = await probe.during(() => sleep(minutes * 60_000));
    return { window, sessionsLost: fallsOf(lab).length - before };
  } finally {
    hog.kill("SIGKILL");
    await gone;
    if (hog.pid !== undefined) lab.guard.forget(hog.pid);
  }
}
