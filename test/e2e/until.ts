import { setTimeout as sleep } from "node:timers/promises";

/** Waits for something to become so; what is never so ends with the test's own time. */
export async function until(isSo: () => boolean | Promise<boolean>, pause = 20): Promise<void> {
  while (!(await Promise.resolve(isSo()).catch(() => false))) await sleep(pause);
}
