import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { milliOf, quantityOf } from "../../../changes/compare/quantity.js";

describe("a quantity", () => {
  it.each([
    ["1", 1000n],
    ["500m", 500n],
    ["0.25", 250n],
    ["2k", 2_000_000n],
    ["1Ki", 1_024_000n],
    ["160Gi", 160n * 1024n ** 3n * 1000n],
    ["2Ti", 2n * 1024n ** 4n * 1000n],
    ["-3", -3000n],
    ["0", 0n],
  ])("%s is worth %s thousandths", (text, milli) => {
    expect(milliOf(text)).toBe(milli);
  });

  it.each(["", "Gi", "1.", "1e3", "1 Gi", "1GI", "four"])("is not %j", (text) => {
    expect(milliOf(text)).toBeUndefined();
  });

  it.each([
    [64_000n, false, "64"],
    [500n, false, "0.5"],
    [milliOf("160Gi") ?? 0n, true, "160Gi"],
    [milliOf("1536Mi") ?? 0n, true, "1536Mi"],
    [milliOf("3Ti") ?? 0n, true, "3Ti"],
    [0n, true, "0"],
    [1_000_000n, true, "1000"],
  ])("%s thousandths are written (bytes: %s) as %s", (milli, isBytes, text) => {
    expect(quantityOf(milli, isBytes)).toBe(text);
  });

  it("reads back what it wrote", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 60n), fc.boolean(), (whole, isBytes) => {
        expect(milliOf(quantityOf(whole * 1000n, isBytes))).toBe(whole * 1000n);
      }),
    );
  });
});
