import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimeZone, localTime, minutesAhead, minutesAheadAllYear } from "../../estate/time-zone.js";

const since1992 = fc.date({ min: new Date("1992-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });

describe("the clock of a time zone", () => {
  it.each(["Asia/Shanghai", "Asia/Urumqi", "UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"])(
    "of %s shows what the library of all time zones says",
    (timeZone) => {
      const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
      fc.assert(
        fc.property(since1992, (moment) => {
          expect(localTime(timeZone, moment.getTime())).toBe(format.format(moment));
        }),
      );
    },
  );

  it("changes where there is summer time", () => {
    const ahead = (day: string) => minutesAhead("Europe/Berlin", Date.parse(day));
    expect([ahead("2026-01-01"), ahead("2026-07-01")]).toEqual([60, 120]);
    expect(["Europe/Berlin", "Asia/Kathmandu"].map(minutesAheadAllYear)).toEqual([undefined, 345]);
  });
});

it("a time zone is one that the library knows", () => {
  const names = ["Asia/Shanghai", "Europe/Berlin", "Asia/Harbin", "Mars/Olympus", "toString", ""];
  expect(names.filter(isTimeZone)).toEqual(["Asia/Shanghai", "Europe/Berlin", "Asia/Harbin"]);
});
