import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { codeDigest } from "./code-digest.js";

const require = createRequire(import.meta.url);

/** Digest of everything that decides how a document is read: our code, the libraries that parse and validate, Node. */
export function codeVersion(): string {
  const hash = createHash("sha256").update(codeDigest());
  for (const name of ["zod", "js-yaml", "ipaddr.js"]) hash.update(`${name} ${versionOf(name)}\n`);
  return hash.update(`node ${process.version}\n`).digest("hex");
}

function versionOf(name: string): string {
  return (require(`${name}/package.json`) as { version: string }).version;
}
