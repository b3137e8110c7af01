import { describe, expect, it } from "vitest";
import { alertOn, lintTexts } from "./linting.js";

/** Line and column of the short range in one way of writing the same expression. */
async function placeOf(written: string): Promise<string[]> {
  const findings = await lintTexts({ "rules.yaml": alertOn(written) });
  return findings.filter(({ code }) => code === "RUL024").map(({ line, column }) => `${line}:${column}`);
}

describe("the place of a finding", () => {
  it.each([
    ["plain", "rate(a_errors_total[5s]) > 1", "5:35"],
    ["in single quotes", "'rate(a_errors_total{b=\"it''s\"}[5s]) > 1'", "5:47"],
    ["in double quotes", '"rate(a_errors_total{b=\\"x\\"}[5s]) > 1"', "5:45"],
    ["in a literal block", "|\n          rate(\n            a_errors_total[5s]\n          ) > 1", "7:28"],
    [
      "in a literal block without a last newline",
      "|-\n          rate(\n            a_errors_total[5s]) > 1",
      "7:28",
    ],
    ["folded", ">\n          rate(\n          a_errors_total[5s]\n          ) > 1", "7:26"],
    [
      "folded with more indentation inside",
      ">-\n          rate(\n            a_errors_total[5s]\n          ) > 1",
      "7:28",
    ],
    ["plain over two lines", "rate(\n          a_errors_total[5s]) > 1", "6:26"],
    ["in double quotes over two lines", '"rate(\n          a_errors_total[5s]) > 1"', "6:26"],
    ["in double quotes with a continued line", '"rate(\\\n          a_errors_total[5s]) > 1"', "6:26"],
    ["after Chinese", "'rate(a_errors_total{b=\"机房\"}[5s]) > 1'", "5:44"],
  ])("is found in an expression %s", async (_, written, place) => {
    expect(await placeOf(written)).toEqual([place]);
  });
});
