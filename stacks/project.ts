import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** Where the compiled code of this project begins: `dist/`, or the project itself when it runs uncompiled. */
const codeRoot = new URL("../", import.meta.url);

/** The project's folder, which has package.json and `charts/`. */
export const projectRoot = withPackage(codeRoot);

function withPackage(folder: URL): URL {
  if (existsSync(new URL("package.json", folder))) return folder;
  const above = new URL("../", folder);
  if (above.href === folder.href) throw new Error(`There is no package.json above ${codeRoot.pathname}.`);
  return withPackage(above);
}

/** The ending of this project's modules as they run: `.js`, or `.ts` under a test runner. */
export const moduleEnding = import.meta.url.endsWith(".ts") ? ".ts" : ".js";

const require = createRequire(import.meta.url);

/** The version of an installed package, read without loading it. */
export const versionOf = (name: string): string => require(`${name}/package.json`).version;

export const pathOf = (folder: URL, name = ""): string => fileURLToPath(new URL(name, folder));
