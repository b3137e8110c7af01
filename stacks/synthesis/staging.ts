import { mkdirSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { busyElsewhere } from "./refusals.js";

const PREFIX = ".staging-";

/**
 * A folder inside the output folder where files are written until all of them are ready. Its name tells the
 * process, so that two never write to one output folder, and what a killed one left is cleared away.
 */
export class Staging {
  readonly path: string;
  /** Staging folders of this process. */
  static readonly #open = new Set<string>();
  readonly #created: string | undefined;

  /** @throws when another process is writing to the output folder, or it cannot be written to */
  constructor(readonly out: string) {
    this.#created = mkdirSync(out, { recursive: true });
    this.path = resolve(out, `${PREFIX}${process.pid}`);
    if (Staging.#open.has(this.path)) throw new Error(`This process is writing to ${out} already.`);
    clearAway(out);
    Staging.#open.add(this.path);
    mkdirSync(join(this.path, "stacks"), { recursive: true });
  }

  /** Removes the staging folder; after a failure also the output folder if it was made for nothing. */
  close() {
    rmSync(this.path, { recursive: true, force: true });
    Staging.#open.delete(this.path);
    if (this.#created !== undefined && readdirSync(this.out).length === 0)
      removeUpTo(this.#created, this.out);
  }
}

function clearAway(out: string) {
  for (const name of readdirSync(out)) {
    if (!name.startsWith(PREFIX)) continue;
    const pid = Number(name.slice(PREFIX.length));
    if (pid !== process.pid && isRunning(pid)) {
      throw busyElsewhere(out, pid, join(out, name));
    }
    rmSync(join(out, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Removes empty folders from `inner` up to and including `outer`. */
function removeUpTo(outer: string, inner: string) {
  for (let folder = inner; folder.length >= outer.length; folder = join(folder, "..")) rmdirSync(folder);
}
