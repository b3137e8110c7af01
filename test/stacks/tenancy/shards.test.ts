import { describe, expect, it } from "vitest";
import { shardOf, tenancyStackName } from "../../../stacks/tenancy/shards.js";

describe("shards of departments", () => {
  it("are named with two digits", () => {
    expect([tenancyStackName("230100-harbin", 3), tenancyStackName("230000-province", 63)]).toEqual([
      "230100-harbin-tenancy-03",
      "230000-province-tenancy-63",
    ]);
  });

  it("never change for a department while its pool keeps its number of shards", () => {
    const departments = ["education", "health", "justice", "data-bureau"];
    expect(departments.map((department) => shardOf(department, 4))).toEqual([1, 2, 0, 1]);
  });
});
