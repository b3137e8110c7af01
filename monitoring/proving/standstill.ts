import { type Case, firingWithoutWords, firstMinute, type Proven, valuesFor } from "./case.js";
import { firesForAny, firesForMore, firesForShare } from "./decision.js";
import { partsRead, rangesIn } from "./rule-reading.js";
import { type CompleteSeries, completedSeries, isCounter } from "./series.js";
import { valuesOf, written } from "./values.js";

/**
 * The fault after which nothing more is counted: an alert that looks back fires until its range has gone by, and no
 * longer. That is so where what was counted makes it fire, or a share of what was counted, which stays the same.
 */
export function standsStill(proven: Proven): readonly Case[] {
  const { alert, domain, proof } = proven;
  const fault = completedSeries(proof.fault);
  const ranges = rangesIn(partsRead(alert, domain));
  const counted = minutesOfCounting(fault);
  const first = firstMinute(proven);
  if (ranges.length === 0 || counted.length === 0) return [];
  const range = Math.min(...ranges);
  const isOver = counted.every((minute) => minute <= first);
  const lasts = isOver
    ? firesForMore(alert.expr)
    : firesForAny(alert.expr) || firesForShare(alert.expr, domain);
  if (!lasts) return [];
  const last = isOver ? Math.max(...counted) : first;
  const until = (isOver ? Math.min(...counted) : last) + range - 2;
  const over = last + range + 1;
  if (until < first) return [];
  return [
    {
      name: `${alert.name} is over when what it looks back at is`,
      series: valuesFor(stopped(fault, last, over), over),
      expectations: [
        { minute: until, alert: alert.name, firing: firingWithoutWords(proven) },
        { minute: over, alert: alert.name, firing: [] },
      ],
    },
  ];
}

/** The minutes in which something was counted. */
function minutesOfCounting(fault: CompleteSeries): readonly number[] {
  return [...fault].flatMap(([selector, values]) =>
    isCounter(selector)
      ? valuesOf(values).flatMap((value, minute, all) =>
          minute > 0 && value !== all[minute - 1] ? minute : [],
        )
      : [],
  );
}

/** A fault whose counters stop at a minute. */
function stopped(fault: CompleteSeries, last: number, until: number): CompleteSeries {
  return new Map(
    [...fault].map(([selector, values]) => [
      selector,
      isCounter(selector) ? written(valuesOf(values).slice(0, last + 1), until) : values,
    ]),
  );
}
