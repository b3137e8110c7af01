import fc from "fast-check";
import { expect, it } from "vitest";
import { lintRules } from "../../../monitoring/lint/catalogue.js";
import { lintTexts } from "./linting.js";

const examples = (await lintRules()).flatMap(({ example }) => [example.bad, example.good]);
const pieces = [
  "{{",
  "}}",
  "(",
  ")",
  "[5m]",
  "{",
  "}",
  '"',
  "'",
  "\\",
  "\n",
  "  ",
  "- ",
  ": ",
  "&a",
  "*a",
  "<<",
  "|",
  "by (",
  "on (",
  "\u0000",
  "中",
  "#",
  "1e999",
  "-",
  "offset -5m",
];

it("nothing that a file may hold makes the linter fail", async () => {
  const edit = fc.record({ at: fc.nat(400), cut: fc.nat(12), put: fc.constantFrom("", ...pieces) });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...examples),
      fc.array(edit, { minLength: 1, maxLength: 4 }),
      async (text, edits) => {
        const changed = edits.reduce(
          (all, { at, cut, put }) => all.slice(0, at) + put + all.slice(at + cut),
          text,
        );
        const lines = changed.split("\n").length;
        for (const { line, column, message } of await lintTexts({ "rules.yaml": changed })) {
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(lines);
          expect(column).toBeGreaterThan(0);
          expect(message.zh + message.en).not.toContain("undefined");
        }
      },
    ),
    { numRuns: 300 },
  );
});

it("any text as an expression is linted or refused, never a fault", async () => {
  const word = fc.constantFrom(
    "up",
    "rate(",
    "sum",
    "by",
    "(",
    ")",
    "[5m]",
    "{",
    "}",
    "a",
    "=",
    "=~",
    '"x"',
    ">",
    "1",
    "and",
    "or",
    "unless",
    "on(a)",
    "group_left(b)",
    "offset",
    "5m",
    "@",
    "-",
    "bool",
    "histogram_quantile(",
    ",",
    "absent(",
    "#",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 20 }), async (words) => {
      const text = `groups: [{name: a, rules: [{alert: A, expr: ${JSON.stringify(words.join(" "))}}]}]`;
      expect(Array.isArray(await lintTexts({ "rules.yaml": text }))).toBe(true);
    }),
    { numRuns: 500 },
  );
});
