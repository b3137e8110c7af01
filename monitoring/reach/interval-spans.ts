import { dayText, type Minute, minutesOfDay, offsetOf, timeOfDay, weekdayOf } from "../duty/clock.js";
import { intersection, type Span, type Spans, spansOf } from "../duty/spans.js";
import type { NamedInterval, TimeInterval } from "../routing/config.js";

/**
 * The minutes of a time that lie in an interval of Alertmanager.
 * @param offset minutes that the clock of `within` is ahead of UTC
 */
export function intervalSpans({ time_intervals }: NamedInterval, within: Span, offset: Minute): Spans {
  return spansOf(time_intervals.flatMap((one) => [...spansOfOne(one, within, offset)]));
}

function* spansOfOne(interval: TimeInterval, within: Span, offset: Minute): Generator<Span> {
  // Days are those of the interval's own clock.
  const ahead = offsetOf(interval.location ?? "UTC") - offset;
  const times = interval.times?.map(({ start_time, end_time }) => ({
    from: timeOfDay(start_time),
    to: timeOfDay(end_time),
  })) ?? [{ from: 0, to: minutesOfDay }];
  const isDay = dayTest(interval);
  const last = Math.floor((within.to - 1 + ahead) / minutesOfDay);
  for (let day = Math.floor((within.from + ahead) / minutesOfDay); day <= last; day++) {
    if (!isDay(day)) continue;
    const start = day * minutesOfDay - ahead;
    const parts = times.map(({ from, to }) => ({ from: start + from, to: start + to }));
    yield* intersection(spansOf(parts), [within]);
  }
}

type Range = readonly [number, number];

function dayTest({ weekdays, days_of_month, months, years }: TimeInterval): (day: number) => boolean {
  const lists = {
    weekdays: weekdays?.map((text) => rangeOf(text, weekdayNames)),
    days: days_of_month?.map((text) => rangeOf(text)),
    months: months?.map((text) => rangeOf(text, monthNames)),
    years: years?.map((text) => rangeOf(text)),
  };
  return (number) => {
    const [year = 0, month = 0, day = 0] = dayText(number).split("-").map(Number);
    return (
      holds(lists.years, year) &&
      holds(lists.months, month) &&
      holds(lists.weekdays, weekdayOf(number)) &&
      isDayOfMonth(lists.days, day, new Date(Date.UTC(year, month, 0)).getUTCDate())
    );
  };
}

function holds(ranges: readonly Range[] | undefined, value: number): boolean {
  return !ranges || ranges.some(([from, to]) => from <= value && value <= to);
}

/** Negative days are counted from the month's end; a range that begins after it is empty, another is cut to it. */
function isDayOfMonth(ranges: readonly Range[] | undefined, day: number, length: number): boolean {
  const counted = (value: number) => (value < 0 ? length + value + 1 : value);
  return holds(
    ranges?.map(([from, to]) => [counted(from), counted(to)] as const),
    day,
  );
}

const weekdayNames = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const monthNames = [
  "",
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

function rangeOf(text: string, names: readonly string[] = []): Range {
  const [from = "", to = from] = text.toLowerCase().split(":");
  const number = (word: string) => (names.includes(word) ? names.indexOf(word) : Number(word));
  return [number(from), number(to)];
}
