import { describe, expect, it } from "vitest";
import { emergencyCovers, freezesAt, freezesOf } from "../../changes/freeze.js";
import { estateOf } from "../stacks/estate-of.js";
import { smallProvince } from "../stacks/small-province.js";

const estate = estateOf({
  ...smallProvince,
  "changes/freezes.yaml": {
    freezes: {
      gaokao: freeze("高考", "2026-06-06T00:00:00+08:00", "2026-06-10T00:00:00+08:00"),
      tax: freeze("报税", "2026-06-08T00:00:00+08:00", "2026-06-20T00:00:00+08:00", ["230100-harbin"]),
    },
  },
  "changes/emergencies.yaml": {
    emergencies: {
      e1: {
        grade: "II",
        reason: "身份认证大面积故障",
        declaredBy: "li-na",
        starts: "2026-06-07T02:00:00+08:00",
        ends: "2026-06-07T06:00:00+08:00",
        pools: ["230100-harbin"],
      },
    },
  },
});

function freeze(zh: string, starts: string, ends: string, pools?: readonly string[]) {
  return { name: { zh }, starts, ends, declaredBy: "li-na", ...(pools ? { pools } : {}) };
}

const idsAt = (pool: string, instant: string) =>
  freezesOf(estate, pool, new Date(instant)).map(({ id }) => id);

describe("a freeze window", () => {
  it.each(["2026-06-06T00:00:00+08:00", "2026-06-05T16:00:00Z", "2026-06-09T23:59:59+08:00"])(
    "of the province is in force in every pool at %s",
    (instant) => {
      expect(idsAt("230000-province", instant)).toEqual(["gaokao"]);
    },
  );

  it.each(["2026-06-05T23:59:59+08:00", "2026-06-10T00:00:00+08:00"])("is not at %s", (instant) => {
    expect(idsAt("230000-province", instant)).toEqual([]);
  });

  it("of some pools is in force in these only", () => {
    expect(idsAt("230100-harbin", "2026-06-09T12:00:00+08:00")).toEqual(["gaokao", "tax"]);
    expect(idsAt("230100-harbin", "2026-06-15T12:00:00+08:00")).toEqual(["tax"]);
    expect(idsAt("230000-province", "2026-06-15T12:00:00+08:00")).toEqual([]);
  });

  it("is announced some days ahead, with the pools it concerns", () => {
    const pools = ["230000-province", "230100-harbin"];
    expect(freezesAt(estate, pools, new Date("2026-06-06T12:00:00+08:00"), 3)).toEqual({
      inForce: [expect.objectContaining({ id: "gaokao", pools })],
      upcoming: [expect.objectContaining({ id: "tax", pools: ["230100-harbin"] })],
    });
    expect(freezesAt(estate, pools, new Date("2026-06-06T12:00:00+08:00"), 1).upcoming).toEqual([]);
  });
});

describe("an emergency", () => {
  it.each([
    ["230100-harbin", "2026-06-07T02:00:00+08:00", true],
    ["230100-harbin", "2026-06-07T05:59:59+08:00", true],
    ["230100-harbin", "2026-06-07T01:59:59+08:00", false],
    ["230100-harbin", "2026-06-07T06:00:00+08:00", false],
    ["230000-province", "2026-06-07T03:00:00+08:00", false],
  ])("in %s at %s permits changes: %s", (pool, instant, covers) => {
    const [emergency] = estate.all("emergency");
    expect(emergency && emergencyCovers(emergency, pool, new Date(instant))).toBe(covers);
  });
});
