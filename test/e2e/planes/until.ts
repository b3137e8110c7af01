import { setTimeout as sleep } from "node:timers/promises";

/** Far longer than anything takes on the busiest machine: after it a lab hangs. */
const patienceMs = 90_000;

/** Waits until something holds, not asking too often, for that takes time from the routers; says whether it had to. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  for (let hadTo = false; ; hadTo = true) {
    if (await holds()) return hadTo;
    if (Date.now() > deadline) throw new Error(`${what}: not so after ${patienceMs / 1000} s`);
    await sleep(200);
  }
}
