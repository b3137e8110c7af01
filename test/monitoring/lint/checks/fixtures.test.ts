import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintRules } from "../../../../monitoring/lint/catalogue.js";
import { lintFiles } from "../../../../monitoring/lint/lint.js";
import { readSource } from "../../../../monitoring/lint/source/read.js";
import { lintTexts, told, usual } from "../linting.js";

/** One folder a code: `rules.yaml`, and `expected.txt` with every finding there is, one a line. */
const fixtures = new URL(".", import.meta.url).pathname;
const rules = await lintRules();
const codes = rules.map(({ code }) => code);

/** Which labels are identity, a province says itself. */
function optionsFor(code: string) {
  return code === "RUL036" ? { ...usual, facts: { ...usual.facts, identity: new Set(["pool"]) } } : usual;
}

describe("fixtures of the linter", () => {
  it("has one rule for each code, and one folder for each code", () => {
    expect(codes).toEqual([...new Set(codes)]);
    const folders = readdirSync(fixtures).filter((name) => /^[A-Z]/.test(name));
    expect(folders.sort()).toEqual(codes);
  });

  it.each(codes)("%s is found, with nothing beside what is expected", async (code) => {
    const file = readSource(join(fixtures, code, "rules.yaml"), "rules.yaml");
    const { findings } = await lintFiles([file], optionsFor(code));
    const expected = readFileSync(join(fixtures, code, "expected.txt"), "utf8");
    expect(`${findings.map(told).join("\n")}\n`).toBe(expected);
    expect(expected).toContain(` ${code} `);
  });

  it.each(rules)(
    "$code is found in its bad example, and its good one is sound",
    async ({ code, example }) => {
      const good = await lintTexts({ "rules.yaml": example.good }, optionsFor(code));
      expect(good.filter((one) => one.code === code || one.severity === "bug").map(told)).toEqual([]);
      // What cannot be read has no text to show.
      if (code === "RUL001") return;
      const bad = await lintTexts({ "rules.yaml": example.bad }, optionsFor(code));
      expect(bad.map((one) => one.code)).toContain(code);
    },
  );
});
