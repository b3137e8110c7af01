import { existsSync, readdirSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Text } from "../estate/findings/rule.js";
import { UsageError } from "../estate/usage-error.js";
import { shownPath } from "./shown-path.js";

/** An output folder as a command line names it. */
export interface OutputFolder {
  /** Absolute. */
  readonly path: string;
  /** As people would write it from where they are. */
  readonly shown: string;
}

/**
 * The folder that a command line wants written.
 * @param typed absolute, or relative to `folder`
 * @param mark a file that tells that an earlier run of ours wrote the folder
 * @throws UsageError for a folder that is not ours to write
 */
export function outputFolder(typed: string, folder: string, estateRoot: string, mark: string): OutputFolder {
  const path = resolve(folder, typed);
  const shown = shownPath(path, folder);
  if (isAmongEntities(path, estateRoot)) throw insideEstate(shown);
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw notAFolder(shown);
    if (!existsSync(resolve(path, mark)) && holdsFiles(path)) throw foreign(shown);
  }
  return { path, shown };
}

/** Inside the estate only hidden folders are not read as a part of it. */
function isAmongEntities(path: string, estateRoot: string): boolean {
  const inside = relative(estateRoot, path);
  const steps = inside.split(sep);
  return !isAbsolute(inside) && steps[0] !== ".." && !steps.some((step) => step.startsWith("."));
}

function holdsFiles(path: string): boolean {
  return readdirSync(path).some((name) => !name.startsWith("."));
}

const another: Text = { zh: "请用 --out 另选一个文件夹", en: "name another one with --out" };

function insideEstate(shown: string): UsageError {
  return new UsageError(
    { zh: `输出文件夹 ${shown} 在底账之内`, en: `the output folder ${shown} is inside the estate` },
    another,
  );
}

function notAFolder(shown: string): UsageError {
  return new UsageError(
    { zh: `${shown} 是文件，不是文件夹`, en: `${shown} is a file, not a folder` },
    another,
  );
}

function foreign(shown: string): UsageError {
  return new UsageError(
    {
      zh: `输出文件夹 ${shown} 中有别的文件，不是以前的输出`,
      en: `the output folder ${shown} holds other files, not an earlier output`,
    },
    { zh: "请用 --out 给出新的或空的文件夹", en: "name a new or an empty one with --out" },
  );
}
