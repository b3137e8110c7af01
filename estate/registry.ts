import { readdirSync } from "node:fs";
import { loadModule } from "./load-module.js";

const read = new Map<string, Promise<readonly unknown[]>>();

/**
 * The default exports of all modules in a folder, in the order of their names. Registries are read from folders,
 * so that adding a kind, a check, a layer or a verb is adding one file. A module without a default export (a part
 * that others import) gives undefined. A folder is read once in the life of the program.
 */
export function modulesIn<T>(folder: URL): Promise<readonly (T | undefined)[]> {
  const modules = read.get(folder.href) ?? importAll(folder);
  read.set(folder.href, modules);
  return modules as Promise<readonly (T | undefined)[]>;
}

async function importAll(folder: URL): Promise<readonly unknown[]> {
  const names = readdirSync(folder)
    .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith(".d.ts"))
    .sort();
  const modules = await Promise.all(names.map((name) => loadModule(new URL(name, folder))));
  return modules.map((module) => (module as { default?: unknown }).default);
}
