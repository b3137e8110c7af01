import { describe, expect, it } from "vitest";
import { type Documents, estateOf } from "./estate-of.js";
import { smallProvince } from "./small-province.js";
import { addressesOf, addressList, synthesised } from "./synthesised.js";

const texts = await synthesised(estateOf(smallProvince));
const addresses = addressesOf(texts);

/** The same documents with every map and the list of files the other way round. */
function reversed(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe("addresses", () => {
  it("are these; a change here destroys things, so it is made on purpose with npm run golden", async () => {
    await expect(addressList(texts)).toMatchFileSnapshot("small-province.golden.txt");
  });

  it("stand in one stack each", () => {
    const all = addresses.map((line) => line.slice(line.indexOf(" ") + 1));
    const pools = addresses.map((line) => line.slice(0, line.search(/-(platform|extranet|tenancy)/)));
    const keyed = all.map((address, index) => `${pools[index]} ${address}`);
    expect(keyed).toEqual([...new Set(keyed)]);
  });

  it("and everything else do not depend on the order in which things are written", async () => {
    expect([...(await synthesised(estateOf(reversed(smallProvince) as Documents)))]).toEqual([...texts]);
  });

  it("do not depend on the folder that a department's file lies in", async () => {
    const { "departments/education.yaml": education, ...rest } = smallProvince;
    const moved = estateOf({ ...rest, "departments/provincial/education.yaml": education });
    expect([...(await synthesised(moved))]).toEqual([...texts]);
  });

  it.each(["education", "health", "justice", "data-bureau"])(
    "of all others stay when %s comes or goes",
    async (department) => {
      const { [`departments/${department}.yaml`]: _, ...rest } = smallProvince;
      const without = addressesOf(await synthesised(estateOf(rest)));
      const foreign = addresses.filter((line) => without.includes(line) || !isOf(department, line));
      // What else may go with a department are the other ends of its grants.
      const gone = foreign.filter((line) => !without.includes(line));
      expect(gone.filter((line) => !/_g-\d+_(in|e)gress$/.test(line))).toEqual([]);
      expect(without.filter((line) => !addresses.includes(line))).toEqual([]);
    },
  );
});

const isOf = (department: string, line: string) => line.includes(`.${department}-`);
