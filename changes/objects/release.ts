import { load } from "js-yaml";
import { isRecord } from "../plan/canonical.js";
import { keyOf, type Manifest } from "./object.js";

/**
 * The objects that a release of the chart `objects` holds: its values list them whole.
 * @returns undefined if the values are no such list, or are not known
 */
export function objectsIn(release: unknown): ReadonlyMap<string, Manifest> | undefined {
  if (!isRecord(release) || !Array.isArray(release.values)) return undefined;
  const found = new Map<string, Manifest>();
  let isList = false;
  for (const document of release.values as readonly unknown[]) {
    const values = typeof document === "string" ? read(document) : undefined;
    if (!isRecord(values)) return undefined;
    if (!Array.isArray(values.objects)) continue;
    isList = true;
    // As Helm merges values: a later list replaces an earlier one.
    found.clear();
    for (const object of values.objects as readonly unknown[]) {
      if (!isRecord(object)) return undefined;
      found.set(keyOf(object), object);
    }
  }
  return isList ? found : undefined;
}

function read(document: string): unknown {
  try {
    return load(document);
  } catch {
    return undefined;
  }
}
