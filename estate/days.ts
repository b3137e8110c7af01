import { localTime } from "./time-zone.js";

/** A day `years` later (earlier if negative), `YYYY-MM-DD`; 29 February becomes 1 March where the year has none. */
export function yearsAfter(day: string, years: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year + years, month - 1, date)).toISOString().slice(0, 10);
}

/** Whole days from one day to a later one; negative if it is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day after a day, `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** Day of the week, 0 for Sunday. */
export function weekday(day: string): number {
  return new Date(day).getUTCDay();
}

/** The day on which an instant falls in a time zone (IANA), `YYYY-MM-DD`. */
export function dayOf(instant: string, timeZone: string): string {
  return localTime(timeZone, Date.parse(instant)).slice(0, 10);
}

/** Whether an instant lies before another, whatever their offsets. */
export function isBefore(instant: string, other: string): boolean {
  return Date.parse(instant) < Date.parse(other);
}
