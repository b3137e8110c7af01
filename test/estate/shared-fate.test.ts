import { describe, expect, it } from "vitest";
import { sharedFates } from "../../estate/shared-fate.js";

const one = { site: "东局", room: "一层", power: "甲路", device: "r1", duct: "东路" };

describe("shared fate", () => {
  it("is everything that two circuits hang on both", () => {
    expect(sharedFates(one, one)).toEqual([
      { key: "duct", name: "东路" },
      { key: "room", name: "一层" },
      { key: "power", name: "甲路" },
      { key: "device", name: "r1" },
    ]);
  });

  it("is no room or feed that only has the same name at another site", () => {
    expect(sharedFates(one, { ...one, site: "西局", device: "r2", duct: "西路" })).toEqual([]);
  });

  it("is no duct where neither has one", () => {
    const { duct: _, ...router } = one;
    expect(sharedFates(router, { ...router, site: "西局", device: "r2" })).toEqual([]);
  });
});
