import { describe, expect, it } from "vitest";
import { type Measured, median } from "../../bench/measure.js";
import type { Row, Variant } from "../../bench/row.js";
import { linesOf, tableOf } from "../../bench/table.js";

const variant = (name: string, atMost?: Variant["atMost"]): Variant => ({
  name,
  module: new URL("file:///none.js"),
  args: () => [],
  ...(atMost === undefined ? {} : { atMost }),
});
const row: Row = { title: "Fleet", base: "plain", variants: [] };
const measured: Measured[] = [
  { variant: variant("plain"), milliseconds: [100, 200, 400], megabytes: [50, 60, 70] },
  // The machine was slow in the last round: the ratio of medians would be 1.50, round by round it is 3.
  {
    variant: variant("ours", { ratio: 4, megabytes: 90 }),
    milliseconds: [300, 200, 1200],
    megabytes: [80, 95, 100],
  },
];

describe("the table of a row", () => {
  it("compares each round with the base in the same round", () => {
    expect(linesOf(row, measured)).toEqual([
      { variant: "plain", milliseconds: 200, ratio: 1, megabytes: 60 },
      {
        variant: "ours",
        milliseconds: 300,
        ratio: 3,
        megabytes: 95,
        target: "≤ 4 ×, ≤ 90 MB",
        kept: false,
      },
    ]);
  });

  it("compares with the slowest of several bases, and knows bounds of time", () => {
    const other = { variant: variant("other"), milliseconds: [150, 100, 100], megabytes: [1, 1, 1] };
    const [plain] = measured as [Measured];
    const ours = { ...plain, variant: variant("ours", { milliseconds: 200 }) };
    expect(linesOf({ ...row, base: ["plain", "other"] }, [plain, other, ours])).toMatchObject([
      { variant: "plain", ratio: 1 },
      { variant: "other", ratio: 0.5 },
      { variant: "ours", ratio: 1, target: "≤ 200 ms", kept: true },
    ]);
  });

  it("knows bounds of what is taken more than the base, round by round", () => {
    const [plain, ours] = measured as [Measured, Measured];
    const bounded = (more: number) =>
      linesOf(row, [plain, { ...ours, variant: variant("ours", { more }) }]).map(({ target, kept }) => [
        target,
        kept,
      ]);
    expect([bounded(200), bounded(199)]).toEqual([
      [
        [undefined, undefined],
        ["≤ 200 ms more", true],
      ],
      [
        [undefined, undefined],
        ["≤ 199 ms more", false],
      ],
    ]);
  });

  it("tells of small ratios the figures that say something", () => {
    const lines = [{ variant: "ours", milliseconds: 3, ratio: 0.0031, megabytes: 60 }];
    expect(tableOf(row, lines)).toContain("| ours |  3 | 0.0031 |      60 |");
  });

  it("reads as a table of Markdown", () => {
    expect(tableOf(row, linesOf(row, measured))).toBe(
      [
        "### Fleet",
        "",
        "|       |  ms | ratio | peak MB |           target |",
        "|-------|----:|------:|--------:|-----------------:|",
        "| plain | 200 |  1.00 |      60 |                  |",
        "| ours  | 300 |  3.00 |      95 | ≤ 4 ×, ≤ 90 MB ✗ |",
      ].join("\n"),
    );
  });

  it("needs its base", () => {
    expect(() => linesOf({ ...row, base: "none" }, measured)).toThrow("Fleet has no variant none.");
  });

  it("takes the lower of two middle values as median", () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2]);
  });
});
