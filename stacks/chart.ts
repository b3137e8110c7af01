import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathOf, projectRoot } from "./project.js";

const read = new Map<string, ReadonlyMap<string, string>>();

/** The files of a chart of this project, by name relative to it; read once. */
export function chartFiles(chart: string): ReadonlyMap<string, string> {
  let files = read.get(chart);
  if (files === undefined) {
    const folder = pathOf(projectRoot, `charts/${chart}/`);
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length));
    files = new Map(
      names.sort().map((name) => [name.replaceAll("\\", "/"), readFileSync(join(folder, name), "utf8")]),
    );
    read.set(chart, files);
  }
  return files;
}

/** A short digest of a chart's files, for the description of a release: Helm's provider sees no changed template. */
export function chartDigest(chart: string): string {
  const hash = createHash("sha256");
  for (const [name, contents] of chartFiles(chart)) hash.update(`${name}\0${contents}\0`);
  return hash.digest("hex").slice(0, 12);
}
