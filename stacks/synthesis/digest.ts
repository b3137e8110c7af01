import { createHash, type Hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { StackSpec } from "../layer.js";
import { codeRoot, moduleEnding, pathOf, projectRoot, versionOf } from "../project.js";
import { looksLikeToken } from "./refusals.js";
import { tokenMark } from "./token-text.js";

/** Rooms whose code makes no stack; the rest is digested, so that a changed construct rebuilds its stacks. */
const otherRooms = new Set([
  "bench",
  "changes",
  "cli",
  "coverage",
  "dist",
  "docs",
  "examples",
  "node_modules",
  "site",
  "test",
]);

export const sha256 = (contents: string | Uint8Array) => createHash("sha256").update(contents).digest("hex");

/** A spec as text, for its digest and as a measure of its size. @throws when it holds CDKTF's own markers */
export function specText(spec: StackSpec): string {
  const text = JSON.stringify(spec);
  const found = tokenMark.exec(text);
  if (found !== null) throw looksLikeToken(spec.name, found[0]);
  return text;
}

/**
 * Digest of everything besides a spec that a stack is made from: our code, our charts, CDKTF and its bindings.
 *
 * @param layers folder of the layers
 * @param code folder of the rooms. @default - where this code is
 */
export function toolDigest(layers: URL, code: URL = codeRoot): string {
  const hash = createHash("sha256");
  for (const name of ["cdktf", "constructs", "@cdktf/provider-kubernetes", "@cdktf/provider-helm"]) {
    hash.update(`${name}@${versionOf(name)}\n`);
  }
  const rooms = readdirSync(code, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !otherRooms.has(entry.name))
    .map((entry) => new URL(`${entry.name}/`, code));
  for (const room of rooms) addFiles(hash, room, moduleEnding);
  addFiles(hash, layers, moduleEnding);
  addFiles(hash, new URL("charts/", projectRoot), "");
  return hash.digest("hex");
}

function addFiles(hash: Hash, folder: URL, ending: string) {
  const path = pathOf(folder);
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending));
  for (const file of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(`${file.slice(path.length)}\n`).update(readFileSync(file));
  }
}
