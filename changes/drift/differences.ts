import { isDeepStrictEqual } from "node:util";
import { canonical, isRecord } from "../plan/canonical.js";

/** A part of an object in which two versions of it differ; `index` counts in the second one's list. */
export interface Difference {
  readonly path: readonly (string | number)[];
  /** Undefined where there is none. */
  readonly expected: unknown;
  readonly actual: unknown;
}

/**
 * Where two values differ, as deep as can be said. The order in lists means nothing: providers and servers keep
 * some of them as sets. Missing, null and the empty list mean the same.
 */
export function differences(
  expected: unknown,
  actual: unknown,
  path: Difference["path"] = [],
): readonly Difference[] {
  if (expected === actual) return [];
  if (isRecord(expected) && isRecord(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].flatMap((key) => differences(expected[key], actual[key], [...path, key]));
  }
  if (isList(expected) && isList(actual)) return inLists(expected ?? [], actual ?? [], path);
  return [{ path, expected: expected ?? undefined, actual: actual ?? undefined }];
}

type List = readonly unknown[] | null | undefined;

function isList(value: unknown): value is List {
  return value === undefined || value === null || Array.isArray(value);
}

/** Equal items cancel out; of what is left, one against one is compared further. */
function inLists(
  expected: readonly unknown[],
  actual: readonly unknown[],
  path: Difference["path"],
): Difference[] {
  // Nearly always; the way below is slower by much.
  if (isDeepStrictEqual(expected, actual)) return [];
  const wanted = new Map<string, unknown[]>();
  for (const item of expected) {
    const key = comparable(item);
    wanted.set(key, [...(wanted.get(key) ?? []), item]);
  }
  const extra: [number, unknown][] = [];
  actual.forEach((item, index) => {
    if (wanted.get(comparable(item))?.pop() === undefined) extra.push([index, item]);
  });
  const lost = [...wanted.values()].flat();
  const [only] = extra;
  if (only && extra.length === 1 && lost.length === 1 && isRecord(lost[0]) && isRecord(only[1])) {
    return [...differences(lost[0], only[1], [...path, only[0]])];
  }
  return [
    ...lost.map((item): Difference => ({ path, expected: item, actual: undefined })),
    ...extra.map(
      ([index, item]): Difference => ({
        path: [...path, index],
        expected: undefined,
        actual: item,
      }),
    ),
  ];
}

/** Equal for items between which `differences` finds none. */
function comparable(value: unknown): string {
  return canonical(settled(value));
}

function settled(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => canonical(settled(item))).sort();
  }
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(
    ([, inner]) => inner !== null && inner !== undefined && !(Array.isArray(inner) && inner.length === 0),
  );
  return Object.fromEntries(kept.map(([key, inner]) => [key, settled(inner)]));
}
