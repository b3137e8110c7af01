import { describe, expect, it } from "vitest";
import { calendar as schema } from "../../estate/kinds/calendar.js";
import { workCalendar } from "../../estate/work-calendar.js";
import { entity } from "./make-estate.js";

const days = ["2026-02-14", "2026-02-16", "2026-02-21", "2026-10-10", "2026-10-11", "2026-10-12"];

describe("the working days", () => {
  it("are those that the State Council published where the estate declares none", () => {
    expect(days.map((day) => workCalendar([]).isWorked(day))).toEqual([
      true,
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  it("are those of the estate where it declares the year", () => {
    const declared = schema.parse({
      source: "示例文号",
      holidays: [{ name: "国庆节", from: "2026-10-08", to: "2026-10-12" }],
      workdays: ["2026-02-21"],
    });
    const { isWorked } = workCalendar([entity("calendar", "2026", declared)]);
    expect(days.map(isWorked)).toEqual([false, true, true, false, false, false]);
  });

  it("are not guessed for a year that nobody has announced", () => {
    expect(["2039-10-01", "2039-10-03", "2039-06-06"].map(workCalendar([]).isWorked)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
