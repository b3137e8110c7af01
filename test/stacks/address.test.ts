import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressOf, LONGEST_ADDRESS } from "../../stacks/address.js";

describe("the address of an entity's key", () => {
  it.each([
    ["education-xueji", "education-xueji"],
    ["education-xueji.default-deny", "education-xueji_default-deny"],
    ["education-xueji.g-0131.egress", "education-xueji_g-0131_egress"],
    ["230100-harbin", "_230100-harbin"],
  ])("of %s is %s", (key, address) => {
    expect(addressOf(key, "stack/here")).toBe(address);
  });

  it.each(["Education", "a_b", "a..b", ".a", "a.", "-a", "a.-b", "教育厅", "a b", "${a}", ""])(
    "refuses %o with the construct's path",
    (key) => {
      expect(() => addressOf(key, "stack/here")).toThrow(`stack/here: "${key}" is no key for an address;`);
    },
  );

  it("refuses what is too long to read", () => {
    expect(addressOf("a".repeat(LONGEST_ADDRESS), "p")).toHaveLength(200);
    expect(() => addressOf("a".repeat(201), "p")).toThrow("p: the key has 201 characters, more than 200");
  });

  it("is another one for every other key, and a name Terraform takes", () => {
    const key = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,4}(\.[a-z0-9][a-z0-9-]{0,3}){0,2}$/);
    const check = (one: string, other: string) => {
      expect(addressOf(one, "p")).toMatch(/^[a-z_][a-z0-9_-]*$/);
      expect(addressOf(one, "p") === addressOf(other, "p")).toBe(one === other);
    };
    fc.assert(fc.property(key, key, check));
  });
});
