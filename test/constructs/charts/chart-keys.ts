import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The values that a chart reads, by dotted key, and the type of each default; taken from its own values. */
function keysOf(chart: string): ReadonlyMap<string, string> {
  const lines = readFileSync(join(import.meta.dirname, `${chart}.keys`), "utf8")
    .trim()
    .split("\n");
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]));
}

/**
 * What is wrong with values for a chart, which Helm would pass over in silence: keys that the chart does not read,
 * and values of another type than its default. Below a default that is an empty map or list, everything goes.
 */
export function wrongValues(chart: string, values: Readonly<Record<string, unknown>>): string[] {
  const keys = keysOf(chart);
  return leaves(values, "").flatMap(([key, value]) => {
    const known = [...ancestors(key)].find((one) => keys.has(one));
    if (known === undefined) return [`${key}: no such key`];
    const type = keys.get(known) ?? "";
    const isFree = known !== key || type === "null";
    if (isFree)
      return type === "map" || type === "list" || type === "null" ? [] : [`${key}: ${known} is ${type}`];
    return type === typeOf(value) ? [] : [`${key}: ${typeOf(value)} where ${type} belongs`];
  });
}

function leaves(value: Readonly<Record<string, unknown>>, path: string): (readonly [string, unknown])[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = path === "" ? key : `${path}.${key}`;
    const isMap = typeof inner === "object" && inner !== null && !Array.isArray(inner);
    return isMap ? leaves(inner as Record<string, unknown>, at) : [[at, inner] as const];
  });
}

function* ancestors(key: string): Generator<string> {
  for (let at = key; ; at = at.slice(0, at.lastIndexOf("."))) {
    yield at;
    if (!at.includes(".")) return;
  }
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return Number.isInteger(value) ? "int" : "float";
  return typeof value === "object" ? "map" : typeof value;
}
