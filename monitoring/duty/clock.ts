import { minutesAheadAllYear } from "../../estate/time-zone.js";

/**
 * Duty is reckoned in local minutes: minutes of the wall clock since 1970-01-01 00:00 in the estate's time zone.
 * Every day has 1,440 of them, because China has had no summer time since 1991.
 */
export type Minute = number;

export const minutesOfDay = 1440;

/**
 * Minutes that a time zone is ahead of UTC.
 * @throws RangeError for a zone that changes its clock, which DUT007 refuses in an estate
 */
export function offsetOf(timeZone: string): Minute {
  const ahead = minutesAheadAllYear(timeZone);
  if (ahead === undefined) throw new RangeError(`${timeZone} changes its clock`);
  return ahead;
}

/** The local minute that an instant lies in. @param instant ISO 8601 with an offset, or milliseconds since 1970 */
export function minuteOf(instant: string | number, offset: Minute): Minute {
  return Math.floor((typeof instant === "string" ? Date.parse(instant) : instant) / 60_000) + offset;
}

/** Days since 1970-01-01 of a day, `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

/** A day by its number, `YYYY-MM-DD`. */
export function dayText(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

/** Minutes since midnight of a time of day, `HH:MM`; `24:00` is 1,440. */
export function timeOfDay(text: string): Minute {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}

/** Day of the week of a day number, 0 for Sunday. */
export function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** A local minute as people read it: `2026-10-10 08:30`. */
export function minuteText(minute: Minute): string {
  const day = Math.floor(minute / minutesOfDay);
  return `${dayText(day)} ${clockText(minute - day * minutesOfDay)}`;
}

/** Minutes since midnight as `HH:MM`; 1,440 is `24:00`. */
export function clockText(minutes: Minute): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
