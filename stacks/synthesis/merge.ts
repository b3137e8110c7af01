import { Tokenization } from "../../constructs/cdktf.js";

export type Json = Record<string, unknown>;

/** True for an object that is merged into, false for values, lists and tokens. */
export const isMergeable = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !Tokenization.isResolvable(value);

/**
 * Merges `source` into `target` by CDKTF's rules: objects merge, lists are appended, everything else (tokens
 * too) replaces.
 *
 * @param undefinedValue what undefined does to a key: in an override it deletes, in a fragment it is not there
 */
export function mergeInto(target: Json, source: Json, undefinedValue: "deletes" | "is skipped"): Json {
  for (const [key, value] of Object.entries(source)) {
    if (value !== undefined) target[key] = merged(target[key], value, undefinedValue);
    else if (undefinedValue === "deletes") delete target[key];
  }
  return target;
}

function merged(present: unknown, value: unknown, undefinedValue: "deletes" | "is skipped"): unknown {
  if (Array.isArray(value)) return Array.isArray(present) ? [...present, ...value] : value;
  if (!isMergeable(value)) return value;
  return mergeInto(
    typeof present === "object" && present !== null ? (present as Json) : {},
    value,
    undefinedValue,
  );
}

/** A value with objects of its own; lists and tokens, which are never written into, stay as they are. */
export function copied(value: unknown): unknown {
  if (!isMergeable(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
}

/** Sets one value in a tree by CDKTF's rule for overrides: what is in the way and no object is replaced by one. */
export function setAt(tree: Json, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const present = tree[key];
  const inner = typeof present === "object" && present !== null && !Array.isArray(present) ? present : {};
  tree[key] = inner;
  setAt(inner as Json, rest, value);
}
