import { catalogue } from "../catalogue/index.js";
import { type Case, firingWithoutWords, firstMinute, type Proven, valuesFor } from "./case.js";
import { completedSeries, metricOf } from "./series.js";

/** Seconds by which times can be later without another minute going by. */
const almostAMinute = 59.5;

/**
 * The fault of an alert that watches the clock, so late that its limit is passed by half a second in the minute in
 * which it must be, and a minute before by nothing.
 */
export function justInTime(proven: Proven): readonly Case[] {
  const { alert, proof } = proven;
  if (proof.after !== "1m" || !/\btime\(\)/.test(alert.expr)) return [];
  const minute = firstMinute(proven);
  const series = [...completedSeries(proof.fault)].map(([selector, value]) => {
    const isTime = catalogue.get(metricOf(selector))?.unit === "timestamp";
    return [selector, isTime && typeof value === "number" ? value + almostAMinute : value] as const;
  });
  return [
    {
      name: `${alert.name} fires half a second after its limit`,
      series: valuesFor(new Map(series), minute),
      expectations: [
        { minute: minute - 1, alert: alert.name, firing: [] },
        { minute, alert: alert.name, firing: firingWithoutWords(proven) },
      ],
    },
  ];
}
