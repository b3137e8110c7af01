import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Puts a file in place of another, or of none, and makes its folder: whoever reads it finds the old or the new, never
 * a part. (What must outlast a loss of power takes more; see the relay's archive.)
 * @param mode who may read it. @default - whoever the process lets
 * @throws what the file system says; the old file is still there then
 */
export function replaceFile(path: string, contents: string | Uint8Array, mode?: number): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, contents, { mode });
    renameSync(draft, path);
  } catch (error) {
    discard(draft);
    throw error;
  }
}

function discard(draft: string): void {
  try {
    rmSync(draft, { force: true });
  } catch {
    // What could not be written can often not be removed either.
  }
}
