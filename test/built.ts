import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = new URL("../", import.meta.url);

/** Compiled code in a folder inside the project, so that packages are found, and what removes it. */
export interface Built {
  readonly folder: URL;
  remove(): void;
}

/** Compiles the project for tests that start a process or a thread of its own, which knows no TypeScript. */
export function build(): Built {
  const cache = fileURLToPath(new URL("node_modules/.cache/", root));
  mkdirSync(cache, { recursive: true });
  const path = mkdtempSync(`${cache}zhengyun-test-`);
  const tsc = fileURLToPath(new URL("node_modules/typescript/bin/tsc", root));
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.build.json", "--outDir", path, "--noCheck"], {
    cwd: root,
  });
  return { folder: pathToFileURL(`${path}/`), remove: () => rmSync(path, { recursive: true }) };
}

/** Makes the command as people run it. `program` is the path of its first module. */
export function buildCommand(): Built & { readonly program: string } {
  const { folder, remove } = build();
  execFileSync(process.execPath, ["build/bundle.mjs", fileURLToPath(folder)], { cwd: root });
  return { folder, remove, program: fileURLToPath(new URL("bin/zhengyun.js", folder)) };
}
