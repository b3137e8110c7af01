import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { allChecks } from "../../../estate/index.js";
import { sourceRules } from "../../../estate/source/rules.js";
import { findingsOf, fixtures } from "./fixture.js";

/**
 * One folder a code: the files in which its estate differs from `base/`, and `expected.txt`, every finding it has,
 * one a line. The whole list is compared, so a finding too many fails as well.
 */
const checks = await allChecks();
const codes = [
  ...Object.values(sourceRules).map((rule) => rule.code),
  ...checks.map((check) => check.code),
].sort();

describe("fixtures of the checks", () => {
  it("has one rule for each code", () => {
    expect(codes).toEqual([...new Set(codes)]);
  });

  it("has one folder for each code, and no other", () => {
    expect(
      readdirSync(fixtures)
        .filter((name) => /^[A-Z]/.test(name))
        .sort(),
    ).toEqual(codes);
  });

  it("finds nothing in the estate that the fixtures change", async () => {
    expect(await findingsOf("base")).toEqual([]);
  });

  it("finds nothing in an estate that comes as near to many faults as is allowed", async () => {
    expect(await findingsOf("near")).toEqual([]);
  });

  it.each(codes)("%s is found, with nothing beside what is expected", async (code) => {
    const folder = join(fixtures, code);
    expect(existsSync(join(folder, "estate")) || existsSync(join(folder, "make.ts"))).toBe(true);
    const expected = readFileSync(join(folder, "expected.txt"), "utf8");
    expect(`${(await findingsOf(code)).join("\n")}\n`).toBe(expected);
    expect(expected).toContain(` ${code} `);
  });
});
