import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalBytes, canonicalCores, canonicalCount } from "../../constructs/quantity.js";

describe("quantities", () => {
  it.each([
    ["1024Gi", "1Ti"],
    ["1048576Mi", "1Ti"],
    ["1536Mi", "1536Mi"],
    ["160Gi", "160Gi"],
    ["1024Pi", "1Ei"],
    ["2048Ei", "2048Ei"],
    ["0Mi", "0Mi"],
  ])("writes %s as the API server gives it back", (given, canonical) => {
    expect(canonicalBytes(given)).toBe(canonical);
  });

  it.each([
    [0.5, "500m"],
    [1, "1"],
    [1.25, "1250m"],
    [0.07, "70m"],
    [999, "999"],
    [2000, "2k"],
    [2500, "2500"],
  ])("writes %d cores canonically", (given, canonical) => {
    expect(canonicalCores(given)).toBe(canonical);
  });

  it.each([
    [0, "0"],
    [500, "500"],
    [1000, "1k"],
    [1500, "1500"],
    [3_000_000, "3M"],
  ])("writes %d things canonically", (given, canonical) => {
    expect(canonicalCount(given)).toBe(canonical);
  });

  it("keeps the amount and cannot be shortened twice", () => {
    const unit = fc.constantFrom("Mi", "Gi", "Ti", "Pi");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1 << 22 }), unit, (number, suffix) => {
        const canonical = canonicalBytes(`${number}${suffix}`);
        expect(mebi(canonical)).toBe(mebi(`${number}${suffix}`));
        expect(canonicalBytes(canonical)).toBe(canonical);
      }),
    );
  });

  it.each(["1.5Gi", "", "12", "12G", "-1Gi"])("refuses %s and says what to write", (given) => {
    expect(() => canonicalBytes(given)).toThrow(
      `"${given}" is no capacity; write a whole number of Mi, Gi, Ti or Pi.`,
    );
  });
});

function mebi(text: string): bigint {
  const power = ["Mi", "Gi", "Ti", "Pi", "Ei"].indexOf(text.slice(-2));
  return BigInt(text.slice(0, -2)) * 1024n ** BigInt(power);
}
