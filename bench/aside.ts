import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";

let count = 0;

/**
 * Clears a place below a row's folder without removing what is there: for some seconds after thousands of files are
 * removed, ext4 looks past their inodes for each file that is made, and a run would pay for the one before.
 */
export function putAside(folder: string, place: string): void {
  const path = join(folder, place);
  if (!existsSync(path)) return;
  mkdirSync(join(folder, "aside"), { recursive: true });
  renameSync(path, join(folder, "aside", String(count++)));
}
