import { describe, expect, it } from "vitest";
import { settings } from "../../estate/kinds/settings.js";
import { poolBlock } from "../../estate/pool-block.js";
import { entity, estateOf, pool } from "./make-estate.js";

const v4 = { network: "10.0.0.0/8", pool: 16 };
const v6 = { network: "fd00::/16", pool: 32 };

function blocks(plan: object | undefined, value: { division: string; asn?: number }) {
  const declared = settings.parse({
    schemaVersion: 1,
    province: "230000",
    name: { zh: "示例省政务云" },
    registries: ["registry.example/gov"],
    addressPlan: plan,
  });
  const one = pool("one", value);
  const estate = estateOf(entity("settings", "estate", declared), one);
  return ([4, 6] as const).map((family) => poolBlock(estate, one, family)?.cidr);
}

describe("the block of a pool", () => {
  it.each([
    ["the province", { division: "230000" }, ["10.0.0.0/16", "fd00:2300::/32"]],
    ["a city", { division: "230100" }, ["10.1.0.0/16", "fd00:2301::/32"]],
    ["a prefecture", { division: "232700" }, ["10.27.0.0/16", "fd00:2327::/32"]],
    ["a county, as its city", { division: "231083" }, ["10.10.0.0/16", "fd00:2310::/32"]],
    [
      "an industry, by its AS",
      { division: "230000", asn: 4_200_230_014 },
      ["10.14.0.0/16", "fd00:2314::/32"],
    ],
    [
      "a city that declares its own AS",
      { division: "230100", asn: 4_200_230_100 },
      ["10.1.0.0/16", "fd00:2301::/32"],
    ],
  ])("follows from the division code: %s", (_, value, expected) => {
    expect(blocks({ v4, v6 }, value)).toEqual(expected);
  });

  it("has two digits where there is no room for four", () => {
    expect(blocks({ v4, v6: { network: "2001:db8::/32", pool: 40 } }, { division: "232700" })[1]).toBe(
      "2001:db8:2700::/40",
    );
  });

  it("is none where no plan is declared, or the plan has too few", () => {
    expect(blocks(undefined, { division: "230100" })).toEqual([undefined, undefined]);
    expect(blocks({ v4: { network: "10.0.0.0/8", pool: 12 } }, { division: "232700" })[0]).toBeUndefined();
    expect(blocks({ v4: { network: "10.0.0.0/16", pool: 8 } }, { division: "230000" })[0]).toBeUndefined();
  });
});
