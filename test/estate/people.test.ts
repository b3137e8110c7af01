import { describe, expect, it } from "vitest";
import { covers, hasLeft, mayAct } from "../../estate/people.js";
import { department, division, estateOf, person } from "./make-estate.js";

const estate = estateOf(
  division("230000", { level: "province" }),
  division("230100", { parent: "230000" }),
  division("230125", { level: "county", parent: "230100" }),
  department("education"),
  department("exams", { level: "unit", parent: "education" }),
);

describe("people", () => {
  it("are gone from the day of leaving on", () => {
    const leaver = person("p", { left: "2026-11-22" });
    expect(["2026-11-21", "2026-11-22", "2026-11-23"].map((day) => hasLeft(leaver, day))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("hold a role until its last day, that day included", () => {
    const one = person("p", { personas: [{ persona: "regulator", until: "2026-11-22" }] });
    expect(mayAct(estate, one, ["regulator"], "2026-11-22")).toBe(true);
    expect(mayAct(estate, one, ["regulator"], "2026-11-23")).toBe(false);
    expect(mayAct(estate, one, ["sec-admin"], "2026-11-22")).toBe(false);
  });

  it.each([
    [{}, { division: "230125", department: "exams", pools: ["p1"] }, true],
    [{ division: "230100" }, { division: "230125" }, true],
    [{ division: "230100" }, { division: "230000" }, false],
    [{ division: "230100" }, {}, true],
    [{ department: "education" }, { department: "exams" }, true],
    [{ department: "exams" }, { department: "education" }, false],
    [{ pool: "p1" }, { pools: ["p1"] }, true],
    [{ pool: "p1" }, { pools: ["p1", "p2"] }, false],
    [{ division: "230100", department: "exams" }, { division: "230125", department: "education" }, false],
  ])("scope %j covers %j: %s", (scope, subject, is) => {
    expect(covers(estate, scope, subject)).toBe(is);
  });

  it("are not led astray by divisions that stand above each other in a circle", () => {
    const circle = estateOf(
      division("230100", { parent: "230200" }),
      division("230200", { parent: "230100" }),
    );
    expect(covers(circle, { division: "230000" }, { division: "230100" })).toBe(false);
  });
});
