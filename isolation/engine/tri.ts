import type { Labels, Selector } from "../objects/model.js";

/** What is known about a match: it is none, it may be one, it is one. Ordered, so that `Math.min` is "and". */
export type Tri = 0 | 1 | 2;
export const NO: Tri = 0;
export const MAYBE: Tri = 1;
export const YES: Tri = 2;

/** Whether a selector selects something with these labels, of which perhaps not all are known. */
export function selects(selector: Selector, labels: Labels, labelsKnown: boolean): Tri {
  let result: Tri = selector.unreadable ? MAYBE : YES;
  for (const { key, operator, values } of selector.requirements) {
    const value = labels[key];
    if (value === undefined && !labelsKnown) result = MAYBE;
    else if (!holds(operator, value, values)) return NO;
  }
  return result;
}

function holds(operator: string, value: string | undefined, values: readonly string[]): boolean {
  switch (operator) {
    case "In":
      return value !== undefined && values.includes(value);
    case "NotIn":
      return value === undefined || !values.includes(value);
    case "Exists":
      return value !== undefined;
    default:
      return value === undefined;
  }
}

/** Whether a selector says nothing, and so selects everything. */
export function isUniversal(selector: Selector): boolean {
  return selector.requirements.length === 0;
}

/** The same text for selectors that say the same. */
export function selectorKey(selector: Selector): string {
  const parts = selector.requirements.map(
    ({ key, operator, values }) => `${key}\u0001${operator}\u0001${[...values].sort().join("\u0002")}`,
  );
  return parts.length < 2
    ? `${parts.join("")}${selector.unreadable ? "?" : ""}`
    : `${parts.sort().join("\u0003")}${selector.unreadable ? "?" : ""}`;
}
