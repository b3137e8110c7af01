import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Texts by path relative to a folder, with forward slashes. */
export type Files = ReadonlyMap<string, string>;

/** How a folder differs from what it should hold; all lists in order. */
export interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  /** Files of an earlier run that should no longer be there. */
  readonly removed: readonly string[];
  readonly unchanged: readonly string[];
}

/** Where new files wait until all of them are written. */
const staging = ".zhengyun-partial";

/**
 * Compares a folder with what it should hold.
 * @param earlier files that an earlier run left there, and that we may remove
 */
export function compareFolder(folder: string, files: Files, earlier: Iterable<string> = []): Difference {
  const paths = [...files.keys()].sort();
  const stateOf = (path: string) => {
    const target = join(folder, path);
    if (!existsSync(target)) return "added";
    return readFileSync(target, "utf8") === files.get(path) ? "unchanged" : "changed";
  };
  const states = new Map(paths.map((path) => [path, stateOf(path)]));
  const having = (state: string) => paths.filter((path) => states.get(path) === state);
  return {
    added: having("added"),
    changed: having("changed"),
    removed: [...earlier].filter((path) => !files.has(path) && existsSync(join(folder, path))).sort(),
    unchanged: having("unchanged"),
  };
}

/**
 * Makes a folder hold these files. Everything new is written beside first and then moved to its place, so that a
 * run that fails leaves the folder as it was; what has not changed is not touched.
 */
export function updateFolder(folder: string, files: Files, earlier: Iterable<string> = []): Difference {
  const difference = compareFolder(folder, files, earlier);
  const fresh = [...difference.added, ...difference.changed];
  const waiting = join(folder, staging);
  mkdirSync(folder, { recursive: true });
  try {
    for (const path of fresh) writeBelow(waiting, path, files.get(path) ?? "");
    for (const path of fresh) mkdirSync(dirname(join(folder, path)), { recursive: true });
    for (const path of fresh) renameSync(join(waiting, path), join(folder, path));
  } finally {
    rmSync(waiting, { recursive: true, force: true });
  }
  for (const path of difference.removed) {
    rmSync(join(folder, path));
    removeEmptyFolders(folder, dirname(path));
  }
  return difference;
}

function writeBelow(folder: string, path: string, text: string): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

function removeEmptyFolders(root: string, folder: string): void {
  if (folder === ".") return;
  try {
    rmdirSync(join(root, folder));
  } catch {
    return; // not empty: others' files stay
  }
  removeEmptyFolders(root, dirname(folder));
}
