import { weekday } from "./days.js";
import type { Entity } from "./entity.js";
import { publishedWork } from "./published-work.js";

/** Which days of the years that are known are worked, holidays and 调休 considered. A year is never guessed. */
export interface WorkCalendar {
  /** Whether a day, `YYYY-MM-DD`, is worked; undefined in a year whose arrangement is not known. */
  isWorked(day: string): boolean | undefined;
}

/**
 * The working days that the estate declares and, in years that it leaves out, those that the library knows.
 * @param declared `duty/calendar-<year>.yaml`
 */
export function workCalendar(declared: readonly Entity<"calendar">[]): WorkCalendar {
  const years = new Map(declared.map((calendar) => [calendar.id, calendar.value]));
  const known = new Map<string, boolean | undefined>();
  const lookUp = (day: string): boolean | undefined => {
    const own = years.get(day.slice(0, 4));
    return own ? isWorkedIn(own, day) : publishedWork(day);
  };
  return {
    isWorked(day) {
      if (!known.has(day)) known.set(day, lookUp(day));
      return known.get(day);
    },
  };
}

/** Whether one declared year works on a day of it. */
export function isWorkedIn({ holidays, workdays }: Entity<"calendar">["value"], day: string): boolean {
  if (workdays.includes(day)) return true;
  const isFree = holidays.some(({ from, to }) => from <= day && day <= to);
  return !isFree && weekday(day) !== 0 && weekday(day) !== 6;
}
