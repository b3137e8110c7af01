import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonOffsetOf } from "../../../estate/source/json-place.js";
import { Outline } from "../../../estate/source/outline.js";

type Path = readonly (string | number)[];

/** Every path into a value, and one step further than each goes. */
function pathsIn(value: unknown): Path[] {
  const steps = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const inner = steps.flatMap(([key, one]) =>
    pathsIn(one).map((path) => [Array.isArray(value) ? Number(key) : key, ...path]),
  );
  return [[], ["nowhere"], [99], ...inner];
}

test("places in JSON are where the outline of all of it says", () => {
  const word = fc.string({ unit: fc.constantFrom(...'ab厅"\\{}[],: \n'), maxLength: 8 });
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      word,
      fc.constantFrom(0, -1, 2.5, 1e21, 1e-9, true, false, null),
      fc.array(tie("node"), { maxLength: 4 }),
      fc.dictionary(word, tie("node"), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  const collection = fc.oneof(fc.array(node), fc.dictionary(word, node, { noNullPrototype: true }));
  fc.assert(
    fc.property(collection, fc.constantFrom(0, 1, 2), (value, indent) => {
      const text = `${JSON.stringify(value, undefined, indent)}\n`;
      const outline = new Outline(text);
      for (const path of pathsIn(value)) {
        for (const side of ["key", "value"] as const) {
          expect([path, side, jsonOffsetOf(text, path, side)]).toEqual([
            path,
            side,
            outline.find(path, side),
          ]);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test.each([
  ["{a: 1}", ["a"]],
  ["{'a': 1}", ["a"]],
  ['{"a": one two, "b": 1}', ["b"]],
  ['{"a": 1 # note\n, "b": 1}', ["b"]],
  ['{"a": "not closed', ["b"]],
  ['{"a": 1', ["b"]],
  ["[1, 2", [5]],
  ['{"a": {"c": one}, "b": 1}', ["b"]],
  ['{"a": {"c": [1 # ]\n]}, "b": 1}', ["b"]],
  ['{"a": [\'}\'], "b": 1}', ["b"]],
  ['{"a": {"c": [1, 2', ["b"]],
])("a text that is no JSON on the way is left to the outline: %s", (text, path) => {
  expect(jsonOffsetOf(text, path, "value")).toBeUndefined();
});

test("a collection of more than a thousand values is passed whole", () => {
  const text = JSON.stringify({ a: [Array(5_000).fill("x"), Array(2_500).fill({ y: 1 })], b: 1 });
  expect(jsonOffsetOf(text, ["b"], "value")).toBe(text.length - 2);
});
