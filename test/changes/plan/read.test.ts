import { describe, expect, it } from "vitest";
import { isHidden, readPlan, SENSITIVE, UNKNOWN } from "../../../changes/plan/read.js";
import { changeJson, planJson, stackPlan } from "../plan-json.js";

const at = { stack: "s", pool: "p" };

describe("a plan is read", () => {
  it.each([
    [["no-op"], "none"],
    [["create"], "create"],
    [["read"], "none"],
    [["update"], "update"],
    [["delete"], "delete"],
    [["delete", "create"], "replace"],
    [["create", "delete"], "replace"],
    [["forget"], "forget"],
    [["create", "forget"], "create"],
  ])("with %j as %s", (actions, action) => {
    const plan = stackPlan([changeJson("terraform_data.x", { input: 1 }, { input: 2 }, actions)]);
    expect(plan.resources.map((resource) => resource.action)).toEqual([action]);
  });

  it("without data sources", () => {
    const data = { ...changeJson("terraform_data.x", undefined, {}), mode: "data" };
    expect(readPlan(planJson([data]), at).resources).toEqual([]);
  });

  it("with values that are not known yet, or may not be shown, in their places", () => {
    const change = changeJson("terraform_data.x", undefined, {
      input: { open: 1, secret: "hunter2" },
      list: ["a"],
      map: {},
    });
    const json = planJson([
      {
        ...change,
        change: {
          ...change.change,
          after_unknown: { id: true, input: { late: true }, list: [false, true], map: {}, none: {} },
          after_sensitive: { input: { secret: true } },
        },
      },
    ]);
    expect(readPlan(json, at).resources[0]?.after).toEqual({
      id: UNKNOWN,
      input: { open: 1, secret: SENSITIVE, late: UNKNOWN },
      list: ["a", UNKNOWN],
      map: {},
    });
  });

  it("and an object that stays behind after a replacement is another one", () => {
    const plan = stackPlan([
      { ...changeJson("terraform_data.x", { input: 1 }, undefined), deposed: "00c0ffee" },
      changeJson("terraform_data.x", { input: 1 }, { input: 1 }),
    ]);
    expect(plan.resources.map(({ address, action }) => [address, action])).toEqual([
      ["terraform_data.x (deposed 00c0ffee)", "delete"],
      ["terraform_data.x", "none"],
    ]);
  });

  it("and taking an object into the state is a change", () => {
    const change = changeJson("terraform_data.x", { input: 1 }, { input: 1 });
    const imported = { ...change, change: { ...change.change, importing: { id: "1" } } };
    expect(stackPlan([imported]).resources[0]?.action).toBe("update");
  });

  it("of a stack of which nothing exists yet", () => {
    const made = changeJson("terraform_data.x", undefined, { input: 1 });
    const kept = changeJson("terraform_data.y", { input: 1 }, { input: 1 });
    expect([stackPlan([]), stackPlan([made]), stackPlan([made, kept])].map(({ isNew }) => isNew)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("only in a format that we know", () => {
    expect(() => readPlan({ format_version: "2.0", resource_changes: [] }, at)).toThrow();
    expect(() => readPlan({ values: {} }, at)).toThrow();
  });
});

describe("a hidden value is found", () => {
  it.each([
    [UNKNOWN, true],
    [{ a: [{ b: SENSITIVE }] }, true],
    [{ a: [{ b: "c" }], d: null }, false],
  ])("in %o: %s", (value, hidden) => {
    expect(isHidden(value)).toBe(hidden);
  });
});
