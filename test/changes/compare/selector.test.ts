import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWithin } from "../../../changes/compare/selector.js";
import { labelSets, selectors, selects } from "./small-world.js";

const a1 = { matchLabels: { a: "1" } };
const inA = (...values: string[]) => ({ matchExpressions: [{ key: "a", operator: "In", values }] });
const only = (operator: string, key = "a") => ({ matchExpressions: [{ key, operator }] });

describe("one selector lies within another", () => {
  it.each([
    ["anything in everything", a1, {}, true],
    ["everything in something", {}, a1, false],
    ["more demands in fewer", { matchLabels: { a: "1", b: "2" } }, a1, true],
    ["a label in the same said otherwise", a1, inA("1"), true],
    ["a value in several", a1, inA("1", "2"), true],
    ["several values in one", inA("1", "2"), a1, false],
    ["a value in being there", a1, only("Exists"), true],
    ["being there in a value", only("Exists"), a1, false],
    ["another key", { matchLabels: { b: "1" } }, a1, false],
    ["not two values in not one of them", notIn("1", "2"), notIn("1"), true],
    ["not one value in not two", notIn("1"), notIn("1", "2"), false],
    ["being absent in not a value", only("DoesNotExist"), notIn("1"), true],
  ])("%s", (_, inner, outer, within) => {
    expect(isWithin(inner, outer)).toBe(within);
  });

  it("only if everything it picks is picked by the other", () => {
    fc.assert(
      fc.property(selectors, selectors, (inner, outer) => {
        if (!isWithin(inner, outer)) return;
        for (const labels of labelSets) expect(!selects(inner, labels) || selects(outer, labels)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

function notIn(...values: string[]) {
  return { matchExpressions: [{ key: "a", operator: "NotIn", values }] };
}
