import { createHash, type Hash, hash as hashOf } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { codeDigest } from "../../estate/source/code-digest.js";
import type { StackSpec } from "../layer.js";
import { moduleEnding, pathOf, projectRoot, versionOf } from "../project.js";
import { looksLikeToken } from "./refusals.js";
import { tokenMark } from "./token-text.js";

export const sha256 = (contents: string | Uint8Array) => hashOf("sha256", contents);

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
 * @param layers folder of layers that are not in our code
 * @param code folder of the rooms. @default - where this code is
 */
export function toolDigest(layers?: URL, code?: URL): string {
  const hash = createHash("sha256");
  for (const name of ["cdktf", "constructs", "@cdktf/provider-kubernetes", "@cdktf/provider-helm"]) {
    hash.update(`${name}@${versionOf(name)}\n`);
  }
  hash.update(codeDigest(code));
  if (layers !== undefined) addFiles(hash, layers, moduleEnding);
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
