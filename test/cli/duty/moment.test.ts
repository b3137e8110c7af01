import { describe, expect, it } from "vitest";
import { minuteTyped } from "../../../cli/duty/moment.js";
import { minuteText } from "../../../monitoring/duty/clock.js";

describe("a time as typed", () => {
  it.each([
    ["2026-10-10T03:00", "2026-10-10 03:00"],
    ["2026-10-10 03:00", "2026-10-10 03:00"],
    ["2026-10-10T03:00:59", "2026-10-10 03:00"],
    ["2026-10-10T03:00:00+08:00", "2026-10-10 03:00"],
    ["2026-10-09T19:00:00Z", "2026-10-10 03:00"],
  ])("%s is %s in Harbin", (typed, expected) => {
    expect(minuteText(minuteTyped(typed, 480))).toBe(expected);
  });

  it.each(["2026-10-10", "03:00", "2026-02-30T03:00", "2026-10-10T24:00", "tomorrow"])(
    "%s is refused",
    (typed) => {
      expect(() => minuteTyped(typed, 480)).toThrow(`--at ${typed} is not a time`);
    },
  );
});
