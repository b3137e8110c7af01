import type { Rota } from "../../estate/kinds/rota.js";
import type { WorkCalendar } from "../../estate/work-calendar.js";
import { dayNumber, dayText, type Minute, minutesOfDay, timeOfDay, weekdayOf } from "./clock.js";
import { intersection, type Span, type Spans, spansOf } from "./spans.js";

export type Layer = Rota["layers"][number];

/** A time in which one person is on shift in a layer. */
export interface Turn extends Span {
  readonly person: string;
}

/** The turns of a layer that touch a time, in order, cut to it. */
export function turnsOf(layer: Layer, within: Span, calendar: WorkCalendar): Turn[] {
  const turns: Turn[] = [];
  for (const { span, person } of shiftsOf(layer, within, calendar)) {
    const worked = intersection(workedOf(layer, span, calendar), [within]);
    for (const part of worked) turns.push({ ...part, person });
  }
  return turns;
}

/** One unit of a rotation, whether or not all of it is worked. */
interface Shift {
  readonly span: Span;
  readonly person: string;
}

/** The shifts of a layer that touch a time. A plain rotation starts at the first of them, a fair one counts from its beginning. */
function* shiftsOf(layer: Layer, within: Span, calendar: WorkCalendar): Generator<Shift> {
  const starts = startsOf(layer);
  let worked = 0;
  for (let index = layer.fair ? 0 : starts.indexAt(within.from); ; index++) {
    const span = { from: starts.at(index), to: Math.min(starts.at(index + 1), starts.end) };
    if (span.from >= within.to || span.from >= span.to) return;
    if (layer.fair && workedOf(layer, span, calendar).length === 0) continue;
    const turn = layer.fair ? worked++ : index;
    if (span.to > within.from) yield { span, person: personAt(layer, turn) };
  }
}

/** Whose turn the nth is. In a fair rotation each round begins with the next person. */
function personAt({ people, fair }: Layer, turn: number): string {
  const round = fair ? Math.floor(turn / people.length) : 0;
  return people[(turn + round) % people.length] ?? "";
}

interface Starts {
  /** When the nth shift starts. */
  at(index: number): Minute;
  /** The shift that a minute lies in, or the first. */
  indexAt(minute: Minute): number;
  /** When the layer ends. */
  readonly end: Minute;
}

const minutesOf = { hours: 60, days: minutesOfDay, weeks: 7 * minutesOfDay } as const;

function startsOf({ rotation, from, expires, handover }: Layer): Starts {
  const at = timeOfDay(handover);
  const first = dayNumber(from) * minutesOfDay + at;
  const end = expires === undefined ? Number.POSITIVE_INFINITY : dayNumber(expires) * minutesOfDay + at;
  if (rotation.unit === "months") return { ...months(from, rotation.every, at), end };
  const length = rotation.every * minutesOf[rotation.unit];
  return {
    at: (index) => first + index * length,
    indexAt: (minute) => Math.max(0, Math.floor((minute - first) / length)),
    end,
  };
}

/** Months are counted from the layer's first day; a shift from the 31st starts on the last day of shorter months. */
function months(from: string, every: number, handover: Minute): Omit<Starts, "end"> {
  const [year = 1970, month = 1, day = 1] = from.split("-").map(Number);
  const at = (index: number): Minute => {
    const lengthOfMonth = new Date(Date.UTC(year, month + index * every, 0)).getUTCDate();
    const start = Date.UTC(year, month - 1 + index * every, Math.min(day, lengthOfMonth));
    return start / 60_000 + handover;
  };
  const indexAt = (minute: Minute): number => {
    const date = new Date(minute * 60_000);
    const since = (date.getUTCFullYear() - year) * 12 + date.getUTCMonth() - (month - 1);
    const guess = Math.max(0, Math.floor(since / every));
    return guess > 0 && at(guess) > minute ? guess - 1 : guess;
  };
  return { at, indexAt };
}

const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

/**
 * The minutes of a shift that are worked. Weekdays and calendar are asked of duty days, which run from hand-over
 * to hand-over: Friday's night is Friday's until Saturday's hand-over. Hours are those of the clock.
 */
function workedOf(layer: Layer, shift: Span, calendar: WorkCalendar): Spans {
  const { hours, handover } = layer;
  const isEveryDay = !layer.weekdays && layer.calendar === "all";
  if (isEveryDay && !hours) return [shift];
  const start = timeOfDay(handover);
  const parts: Span[] = [];
  const first = Math.floor((shift.from - start) / minutesOfDay);
  for (let day = first; day * minutesOfDay + start < shift.to; day++) {
    if (!isEveryDay && !appliesOn(layer, day, calendar)) continue;
    const from = day * minutesOfDay + start;
    const duty = { from: Math.max(from, shift.from), to: Math.min(from + minutesOfDay, shift.to) };
    if (hours) parts.push(...intersection(clockSpans(hours, day), [duty]));
    else parts.push(duty);
  }
  return spansOf(parts);
}

function appliesOn(layer: Layer, day: number, calendar: WorkCalendar): boolean {
  const weekday = weekdays[weekdayOf(day)];
  if (layer.weekdays && weekday && !layer.weekdays.includes(weekday)) return false;
  return layer.calendar === "all" || calendar.isWorked(dayText(day)) === (layer.calendar === "workdays");
}

/** Hours of the clock around a duty day, which reaches into the next day of the calendar. */
function clockSpans({ from, to }: NonNullable<Layer["hours"]>, day: number): Spans {
  const [start, end] = [timeOfDay(from), timeOfDay(to)];
  const length = end > start ? end - start : end + minutesOfDay - start;
  return spansOf(
    [day - 1, day, day + 1].map((one) => {
      const begins = one * minutesOfDay + start;
      return { from: begins, to: begins + length };
    }),
  );
}
