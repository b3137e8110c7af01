import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = new URL("../", import.meta.url);

/**
 * Compiles the project for tests that start a process or a thread of its own, which knows no TypeScript.
 *
 * @returns the folder, inside the project so that packages are found, and what removes it
 */
export function build(): { readonly folder: URL; readonly remove: () => void } {
  const cache = fileURLToPath(new URL("node_modules/.cache/", root));
  mkdirSync(cache, { recursive: true });
  const path = mkdtempSync(`${cache}zhengyun-test-`);
  const tsc = fileURLToPath(new URL("node_modules/typescript/bin/tsc", root));
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json", "--outDir", path, "--noCheck"], {
    cwd: root,
  });
  return { folder: pathToFileURL(`${path}/`), remove: () => rmSync(path, { recursive: true }) };
}
