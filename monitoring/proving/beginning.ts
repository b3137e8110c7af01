import { type Case, firingWithoutWords, minutes, type Proven, valuesFor } from "./case.js";
import { firesForAny } from "./decision.js";
import { partsRead, rangesIn } from "./rule-reading.js";
import { type CompleteSeries, completedSeries, isCounter } from "./series.js";
import { valuesOf } from "./values.js";

/**
 * The fault after a time in which nothing was wrong: an alert that looks back at how things go on the average is told
 * when its range is full of the fault, and not when half of it is.
 */
export function beginsLate(proven: Proven): readonly Case[] {
  const { alert, domain, proof } = proven;
  const [range, ...others] = new Set(rangesIn(partsRead(alert, domain)));
  const fault = completedSeries(proof.fault);
  if (range === undefined || others.length > 0 || firesForAny(alert.expr) || !goesOn(fault)) return [];
  const sound = completedSeries(proof.quiet[0]);
  if ([...fault.keys()].some((selector) => !sound.has(selector))) return [];
  const patience = minutes(alert.for);
  const half = range + Math.ceil(range / 2) + patience;
  const last = 2 * range + patience;
  if (half >= last) return [];
  return [
    {
      name: `${alert.name} fires when what it looks back at is full of the fault`,
      series: valuesFor(after(sound, fault, range, last), last),
      expectations: [
        { minute: half, alert: alert.name, firing: [] },
        { minute: last, alert: alert.name, firing: firingWithoutWords(proven) },
      ],
    },
  ];
}

/** Whether a fault is the same in every minute. */
function goesOn(fault: CompleteSeries): boolean {
  return [...fault.values()].every(
    (values) => typeof values === "number" || /^-?[\d.]+\+[\d.]+x\d+$/.test(values),
  );
}

/** Series that are sound until a minute, and then go as in the fault; counters count on. */
function after(sound: CompleteSeries, fault: CompleteSeries, until: number, last: number): CompleteSeries {
  return new Map(
    [...sound].map(([selector, values]) => {
      const wrong = fault.get(selector) ?? values;
      if (!isCounter(selector)) return [selector, `${values}x${until - 1} ${wrong}x${last - until}`];
      const [before, since] = [stepOf(values), stepOf(wrong)];
      const reached = before * until;
      return [selector, `0+${before}x${until - 1} ${reached}+${since}x${last - until}`];
    }),
  );
}

/** By how much a counter grows in a minute. */
function stepOf(values: number | string): number {
  const [first = 0, second = first] = valuesOf(values);
  return second - first;
}
