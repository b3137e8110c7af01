import fc from "fast-check";
import { CORE_SCHEMA, load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { plainValue } from "../../../estate/source/scalar.js";

describe("plain scalars", () => {
  it.each([
    ["", null],
    ["~", null],
    ["NULL", null],
    ["nULL", "nULL"],
    ["true", true],
    ["False", false],
    ["yes", "yes"],
    ["12", 12],
    ["-0", -0],
    ["007", 7],
    ["0o17", 15],
    ["0x1F", 31],
    ["1.30", 1.3],
    ["1e3", 1000],
    [".5", 0.5],
    ["5.", 5],
    [".", "."],
    ["+", "+"],
    ["1_000", "1_000"],
    ["2026-11-22", "2026-11-22"],
    ["10.0.0.0/8", "10.0.0.0/8"],
    ["-.INF", Number.NEGATIVE_INFINITY],
    [".nan", Number.NaN],
    ["1e999", "1e999"],
    ["教育厅", "教育厅"],
  ])("%j stands for %j", (text, value) => {
    expect(plainValue(text)).toBe(value);
  });

  it("are read as js-yaml reads them", () => {
    const pieces = fc.constantFrom(
      ..."0123456789",
      "+",
      "-",
      ".",
      "e",
      "E",
      "0x",
      "0o",
      "nan",
      "inf",
      "Null",
      "true",
      "_",
      "a",
    );
    const texts = fc.array(pieces, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(!["-", "---", "..."].includes(text));
        expect(plainValue(text)).toBe(load(text, { schema: CORE_SCHEMA }));
      }),
      { numRuns: 3000 },
    );
  });

  it("are read as editors with the yaml package read them, within the range of doubles", () => {
    const numbers = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.integer().map(String),
      fc.nat().map((number) => `0x${number.toString(16)}`),
      fc.nat().map((number) => `0o${number.toString(8)}`),
    );
    fc.assert(
      fc.property(numbers, (text) => {
        expect(plainValue(text)).toBe(parse(text));
      }),
    );
  });
});
