import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The first of the folders that holds an executable file of this name, as its full path. */
export function findExecutable(name: string, folders: readonly string[]): string | undefined {
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** A program of the machine itself. */
export function findOnPath(name: string): string | undefined {
  return findExecutable(name, (process.env.PATH ?? "").split(delimiter));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
