import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** Above ordinary programs by a factor of nine, and below what starves the kernel's own threads. */
const niceness = "-10";

/** Programs to run a daemon with, before its own name. */
export const preferred = ["nice", "-n", niceness] as const;

/** How the kernel weighs a whole session: `/autogroup-12 nice 0`. */
const autogroup = "/proc/self/autogroup";

/**
 * Weighs our session like its daemons; says how to undo it. Linux shares a processor among sessions first and only
 * then among a session's processes: without this, 132 preferred daemons together get no more than one compiler that
 * somebody runs in another terminal. In a cluster, pods are weighed so, by the CPU that they request.
 */
export function preferSession(): () => void {
  const before = existsSync(autogroup) && / nice (-?\d+)/.exec(readFileSync(autogroup, "utf8"))?.[1];
  if (!before) return () => {};
  try {
    writeFileSync(autogroup, niceness);
  } catch {
    // Where it is not permitted, we do without, as `nice` does.
    return () => {};
  }
  return () => writeFileSync(autogroup, before);
}
