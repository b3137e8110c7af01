import { readdirSync } from "node:fs";
import { loadModule } from "../estate/load-module.js";
import type { Verb } from "./verb.js";

const folder = new URL("./verbs/", import.meta.url);

/** The names of all verbs, read from the folder: a new verb is a new file. */
export function verbNames(): readonly string[] {
  return readdirSync(folder)
    .filter((file) => /\.[jt]s$/.test(file) && !file.endsWith(".d.ts"))
    .map((file) => file.slice(0, -".js".length).replaceAll("-", " "))
    .sort();
}

/** Loads one verb, and nothing but that. */
export async function verbNamed(name: string): Promise<Verb> {
  const extension = import.meta.url.slice(-".js".length);
  const module = (await loadModule(new URL(`${name.replaceAll(" ", "-")}${extension}`, folder))) as {
    default: Verb;
  };
  return module.default;
}

/** Every verb, for the main page of the help. */
export function allVerbs(): Promise<readonly Verb[]> {
  return Promise.all(verbNames().map(verbNamed));
}
