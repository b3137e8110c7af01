import { relative, sep } from "node:path";

/**
 * A path as people would write it from where they are: relative, unless that would lead far upwards.
 * @param path absolute
 * @param folder absolute path of the folder where they are
 */
export function shownPath(path: string, folder: string): string {
  const steps = relative(folder, path);
  if (steps.startsWith(`..${sep}..`)) return path;
  return steps || ".";
}
