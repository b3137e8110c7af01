import type { Routing } from "../../estate/kinds/routing.js";
import type { WorkCalendar } from "../../estate/work-calendar.js";
import { clockText, dayNumber, dayText, minutesOfDay, timeOfDay, weekdayOf } from "../duty/clock.js";
import { type Spans, spansOf } from "../duty/spans.js";
import type { TimeInterval } from "./config.js";

type Intervals = Routing["intervals"];

/** The time zone, the working days and the years that intervals are written for. */
export interface IntervalSetting {
  readonly timeZone: string;
  readonly calendar: WorkCalendar;
  /** In order, without a gap. */
  readonly years: readonly number[];
}

/**
 * An interval of the estate in the words of Alertmanager, which knows no holidays: days off and working days are
 * counted out, month by month. All the time outside an interval reaches beyond the years that are written out, so
 * that somebody is told even where a new year's calendar was forgotten.
 */
export function timeIntervals(id: string, intervals: Intervals, setting: IntervalSetting): TimeInterval[] {
  const place = { location: setting.timeZone };
  if (!dependsOnCalendar(id, intervals)) {
    return classes(weekdayNumbers, (day) => minutesOn(id, intervals, day, setting.calendar)).map(
      ({ members, minutes }) => ({ ...timesOf(minutes), ...weekdaysOf(members), ...place }),
    );
  }
  const within = setting.years.flatMap((year) => yearIntervals(id, intervals, year, setting));
  return [...within, ...(isComplement(id, intervals) ? beyond(setting.years) : [])].map((one) => ({
    ...one,
    ...place,
  }));
}

/** Whether an interval asks which days are worked. */
export function dependsOnCalendar(id: string, intervals: Intervals, seen: readonly string[] = []): boolean {
  const interval = intervals[id];
  if (!interval || seen.includes(id)) return false;
  if (interval.outside !== undefined) return dependsOnCalendar(interval.outside, intervals, [...seen, id]);
  return interval.calendar !== "all";
}

/** 1970-01-04 to 1970-01-10, Sunday to Saturday. */
const weekdayNumbers = [3, 4, 5, 6, 7, 8, 9];

const weekdayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** Minutes since midnight that an interval has on a day of the calendar. */
function minutesOn(
  id: string,
  intervals: Intervals,
  day: number,
  calendar: WorkCalendar,
  seen: readonly string[] = [],
): Spans {
  const interval = intervals[id];
  if (!interval || seen.includes(id)) return [];
  if (interval.outside !== undefined) {
    return rest(minutesOn(interval.outside, intervals, day, calendar, [...seen, id]));
  }
  const weekday = weekdayNames[weekdayOf(day)]?.slice(0, 3);
  if (interval.weekdays && !interval.weekdays.some((one) => one === weekday)) return [];
  const isMeant =
    interval.calendar === "all" || calendar.isWorked(dayText(day)) === (interval.calendar === "workdays");
  return isMeant ? hoursOf(interval.hours) : [];
}

const wholeDay: Spans = [{ from: 0, to: minutesOfDay }];

/** Hours over midnight are the end and the beginning of one day: days run from midnight here. */
function hoursOf(hours: Intervals[string]["hours"]): Spans {
  if (!hours) return wholeDay;
  const [from, to] = [timeOfDay(hours.from), timeOfDay(hours.to)];
  if (from < to) return [{ from, to }];
  return spansOf([
    { from: 0, to },
    { from, to: minutesOfDay },
  ]);
}

/** The minutes of a day that are not among some. */
function rest(minutes: Spans): Spans {
  const ends = [0, ...minutes.map(({ to }) => to)];
  return spansOf(ends.map((from, index) => ({ from, to: minutes[index]?.from ?? minutesOfDay })));
}

interface DayClass {
  readonly members: readonly number[];
  readonly minutes: Spans;
}

/** Days by the minutes they have, without those that have none. */
function classes(days: readonly number[], minutes: (day: number) => Spans): DayClass[] {
  const found = new Map<string, { members: number[]; minutes: Spans }>();
  for (const day of days) {
    const spans = minutes(day);
    if (spans.length === 0) continue;
    const key = JSON.stringify(spans);
    const known = found.get(key) ?? { members: [], minutes: spans };
    known.members.push(day);
    found.set(key, known);
  }
  return [...found.values()];
}

function yearIntervals(
  id: string,
  intervals: Intervals,
  year: number,
  { calendar }: IntervalSetting,
): TimeInterval[] {
  return Array.from({ length: 12 }, (_, month) => month).flatMap((month) => {
    const [first, next] = [monthStart(year, month), monthStart(year, month + 1)];
    const days = Array.from({ length: next - first }, (_, index) => first + index);
    return classes(days, (day) => minutesOn(id, intervals, day, calendar)).map(({ members, minutes }) => ({
      ...timesOf(minutes),
      days_of_month: runs(members.map((day) => day - first + 1)),
      months: [String(month + 1)],
      years: [String(year)],
    }));
  });
}

function monthStart(year: number, month: number): number {
  return month === 12
    ? dayNumber(`${year + 1}-01-01`)
    : dayNumber(`${year}-${String(month + 1).padStart(2, "0")}-01`);
}

function timesOf(minutes: Spans): Pick<TimeInterval, "times"> {
  if (minutes.length === 1 && minutes[0]?.from === 0 && minutes[0].to === minutesOfDay) return {};
  return {
    times: minutes.map(({ from, to }) => ({ start_time: clockText(from), end_time: clockText(to) })),
  };
}

function weekdaysOf(days: readonly number[]): Pick<TimeInterval, "weekdays"> {
  if (days.length === weekdayNumbers.length) return {};
  return { weekdays: days.map((day) => weekdayNames[weekdayOf(day)] ?? "") };
}

/** Numbers in order as Alertmanager writes ranges: `1:4`, `7`. */
function runs(numbers: readonly number[]): string[] {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${from}:${to}`));
}

function isComplement(id: string, intervals: Intervals, seen: readonly string[] = []): boolean {
  const outside = intervals[id]?.outside;
  if (outside === undefined || seen.includes(id)) return false;
  return !isComplement(outside, intervals, [...seen, id]);
}

/** The years before and after those that are written out. */
function beyond(years: readonly number[]): TimeInterval[] {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [{ years: [`1970:${first - 1}`] }, { years: [`${last + 1}:9999`] }];
}
