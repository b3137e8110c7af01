import { describe, expect, it } from "vitest";
import { mayApprove } from "../../changes/entitled.js";
import { estateOf } from "../stacks/estate-of.js";
import { peopledProvince } from "./people.js";

const estate = estateOf(peopledProvince);
const province = "230000-province";
const harbin = "230100-harbin";

function may(
  id: string,
  pools: readonly string[],
  today = "2026-11-22",
  inEmergency = false,
): boolean | undefined {
  const person = estate.find("person", id);
  return person && mayApprove(estate, person, pools, today, inEmergency);
}

describe("changes may be approved", () => {
  it.each([
    ["by a regulator, anywhere", "li-na", [province, harbin], true],
    ["by the technical authority on its last day", "wang-min", [province], true],
    ["by the technical authority of a city in its city", "sun-yue", [harbin], true],
    ["by a regulator of one pool in that pool", "he-jing", [harbin], true],
    ["not by the technical authority of a city elsewhere", "sun-yue", [province], false],
    ["not by somebody entitled in one of two pools", "sun-yue", [harbin, province], false],
    ["not by a cloud provider", "zhao-lei", [province], false],
    ["not by somebody who has left", "zhou-bo", [province], false],
    ["not by somebody who answers for a plane", "lin-tao", [province], false],
    ["not in a pool that does not exist", "li-na", ["nowhere"], false],
  ])("%s", (_, id, pools, entitled) => {
    expect(may(id, pools)).toBe(entitled);
  });

  it("by somebody only as long as the persona lasts", () => {
    expect(may("wang-min", [province], "2026-11-23")).toBe(false);
    expect(may("zhou-bo", [province], "2026-11-21")).toBe(true);
  });

  it("by the emergency lead only in an emergency", () => {
    expect(may("wu-di", [province])).toBe(false);
    expect(may("wu-di", [province], "2026-11-22", true)).toBe(true);
  });
});
