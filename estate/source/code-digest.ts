import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the compiled code of this project begins: `dist/`, or the project itself when it runs uncompiled. */
const codeRoot = new URL("../../", import.meta.url);

/** Rooms whose code neither reads a document nor makes a stack. */
const otherRooms = new Set([
  "bench",
  "bin",
  "build",
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

/**
 * Digest of our code that decides how a document is read and what becomes of it. In the bundled command
 * `build/bundle.mjs` puts its value here.
 *
 * @param code folder of the rooms. @default - where this code is
 */
export function codeDigest(code: URL = codeRoot): string {
  const rooms = readdirSync(code, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && !otherRooms.has(entry.name))
    .map(({ name }) => new URL(`${name}/`, code));
  const hash = createHash("sha256");
  for (const room of rooms)
    hash.update(`${room.pathname.slice(code.pathname.length)} ${modulesDigest(room)}\n`);
  return hash.digest("hex");
}

/** Digest of the modules in a folder and in those below it. */
function modulesDigest(folder: URL): string {
  const path = fileURLToPath(folder);
  const files = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.[jt]s$/.test(name),
  );
  const hash = createHash("sha256");
  for (const file of files.sort()) hash.update(`${file}\n`).update(readFileSync(join(path, file)));
  return hash.digest("hex");
}
