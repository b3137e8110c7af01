import { isRecord } from "../plan/canonical.js";
import type { Manifest, ObjectChange } from "./object.js";

/** The value at a path of keys; undefined where any of them is missing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let inner = value;
  for (const key of path) inner = isRecord(inner) ? inner[key] : undefined;
  return inner;
}

/** The list at a path; empty where there is none. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The texts in the list at a path. */
export function textsAt(value: unknown, ...path: readonly string[]): readonly string[] {
  return listAt(value, ...path).filter((item) => typeof item === "string");
}

/** The text at a path. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === "string" ? found : undefined;
}

/** The texts of the map at a path, by key; numbers and booleans as they would be written. */
export function mapAt(value: unknown, ...path: readonly string[]): ReadonlyMap<string, string> {
  const found = at(value, ...path);
  if (!isRecord(found)) return new Map();
  const scalar = (inner: unknown) => ["string", "number", "boolean"].includes(typeof inner);
  return new Map(
    Object.entries(found)
      .filter(([, inner]) => scalar(inner))
      .map(([key, inner]) => [key, String(inner)]),
  );
}

export function labelsOf(manifest: Manifest | undefined): ReadonlyMap<string, string> {
  return mapAt(manifest, "metadata", "labels");
}

/** A label of an object as it will be; of one that goes away, as it was. */
export function labelOf({ after, before }: ObjectChange, key: string): string | undefined {
  return labelsOf(after ?? before).get(key);
}

/** The same for annotations. */
export function annotationOf({ after, before }: ObjectChange, key: string): string | undefined {
  return mapAt(after ?? before, "metadata", "annotations").get(key);
}
