import { describe, expect, it } from "vitest";
import { dayOf, daysBetween, isBefore, weekday, yearsAfter } from "../../estate/days.js";

describe("days", () => {
  it.each([
    ["2026-03-01", 1, "2027-03-01"],
    ["2024-02-29", 1, "2025-03-01"],
    ["2024-02-29", 4, "2028-02-29"],
    ["2026-11-22", -1, "2025-11-22"],
  ])("%s and %d years is %s", (day, years, then) => {
    expect(yearsAfter(day, years)).toBe(then);
  });

  it("counts days across the end of a month and of a leap year's February", () => {
    expect(daysBetween("2026-09-01", "2026-09-30")).toBe(29);
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2026-03-01", "2026-02-28")).toBe(-1);
  });

  it("counts days of the week from Sunday", () => {
    expect(weekday("2026-11-22")).toBe(0);
    expect(weekday("2026-11-28")).toBe(6);
  });

  it("puts an instant on the day it has in the estate's time zone", () => {
    expect(dayOf("2026-11-22T15:59:59+00:00", "Asia/Shanghai")).toBe("2026-11-22");
    expect(dayOf("2026-11-22T16:00:00+00:00", "Asia/Shanghai")).toBe("2026-11-23");
    expect(dayOf("2026-11-23T00:30:00+08:00", "UTC")).toBe("2026-11-22");
  });

  it("orders instants whatever their offsets", () => {
    expect(isBefore("2026-11-22T08:00:00+08:00", "2026-11-22T00:00:01+00:00")).toBe(true);
    expect(isBefore("2026-11-22T08:00:00+08:00", "2026-11-22T00:00:00+00:00")).toBe(false);
  });
});
