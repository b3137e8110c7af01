import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);

/**
 * Digest of everything that decides how a document is read: the code of this room but for its checks, the
 * libraries that parse and validate, and Node.
 */
export function codeVersion(): string {
  const hash = createHash("sha256");
  for (const name of ["zod", "js-yaml", "ipaddr.js"]) hash.update(`${name} ${versionOf(name)}\n`);
  hash.update(`node ${process.version}\n`);
  const room = fileURLToPath(new URL("..", import.meta.url));
  for (const file of codeIn(room)) hash.update(`${file}\n`).update(readFileSync(join(room, file)));
  return hash.digest("hex");
}

function codeIn(room: string): string[] {
  return readdirSync(room, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.[jt]s$/.test(file) && !/^checks[/\\]/.test(file))
    .sort();
}

function versionOf(name: string): string {
  return (require(`${name}/package.json`) as { version: string }).version;
}
