import { describe, expect, it } from "vitest";
import organisationTree from "../../../../estate/checks/tenancy/organisation-tree.js";
import type { Entity } from "../../../../estate/entity.js";
import { division, entity, estateOf } from "../../make-estate.js";

function faultsIn(province: string, ...divisions: readonly Entity[]): string[] {
  const settings = entity("settings", "estate", { province } as Entity<"settings">["value"]);
  const breaches = organisationTree.find(estateOf(settings, ...divisions), { today: "2026-11-22" });
  return Array.from(breaches, ({ at, params }) => `${at.entity.kind} ${at.entity.id}: ${params.fault}`);
}

const province = division("230000", { level: "province" });
const city = division("230100", { parent: "230000" });

describe("the organisation tree", () => {
  it("begins at the province that the settings name", () => {
    expect(faultsIn("230000", province, city)).toEqual([]);
    expect(faultsIn("230100", province, city)).toEqual(["settings estate: settings"]);
  });

  it("is not judged by a province that is not declared, which is told elsewhere", () => {
    expect(faultsIn("240000", province, city)).toEqual([]);
  });

  it("lets counties stand under their province where there is no city between them", () => {
    const county = division("230190", { level: "county", parent: "230000" });
    expect(faultsIn("230000", province, county)).toEqual([]);
  });
});
