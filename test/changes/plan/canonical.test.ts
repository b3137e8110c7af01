import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical } from "../../../changes/plan/canonical.js";

describe("canonical text", () => {
  it("does not depend on the order of keys", () => {
    expect(canonical({ b: [{ d: 1, c: null }], a: "x" })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
  });

  it("keeps the order of lists", () => {
    expect(canonical([2, 1])).not.toBe(canonical([1, 2]));
  });

  it("says the same as JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("takes a key __proto__ for a key", () => {
    expect(canonical(JSON.parse('{"__proto__":{"b":1,"a":2}}'))).toBe('{"__proto__":{"a":2,"b":1}}');
  });
});
