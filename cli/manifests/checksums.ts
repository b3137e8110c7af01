import { hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Files } from "../update-folder.js";

/** The index of rendered manifests: what we wrote, and with what content. `sha256sum -c` reads it. */
export const checksumsFile = "SHA256SUMS";

const heading = "# zhengyun render";

/** Digests by path. */
export type Checksums = ReadonlyMap<string, string>;

/** The digests of files. */
export function checksumsOf(files: Files): Checksums {
  return new Map([...files].map(([path, text]) => [path, hash("sha256", text)] as const));
}

/** The index file's text. */
export function checksumsText(checksums: Checksums): string {
  const lines = [...checksums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, digest]) => `${digest}  ${path}`);
  return `${[heading, ...lines].join("\n")}\n`;
}

/** What an earlier run wrote into a folder; nothing where there was none. */
export function readChecksums(folder: string): Checksums {
  const file = join(folder, checksumsFile);
  if (!existsSync(file)) return new Map();
  const entries = readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      const [, digest, path] = /^([0-9a-f]{64}) {2}(\S.*)$/.exec(line) ?? [];
      return digest && path && isBelow(path) ? [[path, digest] as const] : [];
    });
  return new Map(entries);
}

/** These become paths of files that are removed one day. */
function isBelow(path: string): boolean {
  return !path.startsWith("/") && !path.split("/").includes("..");
}
