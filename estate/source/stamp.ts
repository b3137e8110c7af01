import { type Stats, statSync } from "node:fs";

/**
 * What tells one state of a file from any other without reading it. The system sets the time of change with every
 * write, rename and change of permission, and no program can set it back.
 */
export function stampOf({ size, mtimeMs, ctimeMs, ino, dev }: Stats): string {
  return `${size} ${mtimeMs} ${ctimeMs} ${ino} ${dev}`;
}

/** The stamp of what lies at a path, or an empty one where nothing can be said. */
export function stampAt(path: string): string {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat ? stampOf(stat) : "";
  } catch {
    return "";
  }
}

/**
 * Whether a file may have been changed once more without its stamp telling: its last change is not older than a
 * moment before it was read, and clocks have ticks.
 * @param moment a time of the same file system's clock, taken before the file was read
 */
export function isTooRecent({ ctimeMs, mtimeMs }: Stats, moment: number): boolean {
  return ctimeMs >= moment || mtimeMs >= moment;
}
