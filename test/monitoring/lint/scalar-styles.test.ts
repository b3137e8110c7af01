import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alertOn, lintTexts } from "./linting.js";

/** An expression in pieces between which blanks may stand; `5s` is what is wrong in it. */
const pieces = [
  "rate",
  "(",
  "a_errors_total",
  "{",
  "b",
  "=",
  "'😀 机房'",
  ",",
  'c="it\'s"',
  "}",
  "[5s]",
  ")",
  ">",
  "1",
];

/** One blank between two pieces, by number: none, spaces, a new line, an empty line. */
const gaps = fc.array(fc.nat(7), { minLength: pieces.length, maxLength: pieces.length });

const newLines = ["\n          ", "\n\n          ", "\n            "];
const plainBlanks = ["", "", " ", "  ", " ", ...newLines];
/** In double quotes a blank may be escaped, and a line continued. */
const escapedBlanks = [
  "",
  "\\x20",
  " ",
  "\\t",
  "\\n\\u0020",
  "\\\n          ",
  "\n\n          ",
  "\\\n          \\\n          \\  ",
];

function joined(
  blanks: readonly string[],
  numbers: readonly number[],
  write = (piece: string) => piece,
): string {
  return pieces
    .map((piece, index) => (index === 0 ? "" : blanks[numbers[index] ?? 0]) + write(piece))
    .join("");
}

const inQuotes = (piece: string) => piece.replaceAll('"', '\\"').replaceAll("😀", "\\U0001F600");

/** The expression in every style that YAML has for a text. */
const written: fc.Arbitrary<string> = fc.oneof(
  gaps.map((numbers) => joined(plainBlanks, numbers)),
  gaps.map((numbers) => `'${joined(plainBlanks, numbers, (piece) => piece.replaceAll("'", "''"))}'`),
  fc
    .tuple(gaps, fc.constantFrom("", "  ", "\\\n          ", "\\n", "\n          "))
    .map(([numbers, first]) => `"${first}${joined(escapedBlanks, numbers, inQuotes)}"`),
  fc
    .tuple(gaps, fc.constantFrom("|", ">"), fc.constantFrom("", "-", "+"), fc.constantFrom("", "  ", " "))
    .map(([numbers, style, chomping, first]) => {
      const indentation = first === "" ? "" : "2";
      return `${style}${indentation}${chomping}\n          ${first}${joined(plainBlanks, numbers)}\n`;
    }),
);

function placeOf(text: string, what: string): string {
  const before = text.slice(0, text.indexOf(what)).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

describe("the place of a finding in a text of any style", () => {
  it("is where the wrong token stands", async () => {
    await fc.assert(
      fc.asyncProperty(written, fc.boolean(), async (expression, isWindows) => {
        const text = alertOn(expression).replaceAll("\n", isWindows ? "\r\n" : "\n");
        const findings = await lintTexts({ "rules.yaml": text });
        const places = findings
          .filter(({ code }) => code === "RUL024")
          .map(({ line, column }) => `${line}:${column}`);
        expect(places, text).toEqual([placeOf(text, "5s]")]);
      }),
    );
  });
});
