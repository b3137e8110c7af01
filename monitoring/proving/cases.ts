import { beginsLate } from "./beginning.js";
import {
  type Case,
  firingOf,
  firingWithoutWords,
  firstMinute,
  type Proven,
  quietMinute,
  valuesFor,
} from "./case.js";
import { justInTime } from "./deadlines.js";
import { amongOthers } from "./neighbours.js";
import { completedSeries } from "./series.js";
import { standsStill } from "./standstill.js";

/** Minutes until data vanish, in the case that is about that. */
const vanishing = 10;

/**
 * The cases of an alert: silent a minute before its time and firing at it, also just beyond its limit, next to what is
 * sound, and no longer than what it looks back at; silent in each quiet situation; and when its data vanish the alert
 * that must tell does.
 * @param absent the alert that tells when the data vanish; left out where it is the same
 */
export function casesOf(proven: Proven, absent: Proven | undefined): readonly Case[] {
  return [
    fires(proven),
    ...quiet(proven),
    ...beyond(proven),
    ...justInTime(proven),
    ...amongOthers(proven),
    ...beginsLate(proven),
    ...standsStill(proven),
    ...(absent ? [vanishes(proven, absent)] : []),
  ];
}

function fires(proven: Proven): Case {
  const { alert, proof } = proven;
  const minute = firstMinute(proven);
  const before = { minute: minute - 1, alert: alert.name, firing: [] };
  const at = { minute, alert: alert.name, firing: firingOf(proven) };
  return {
    name: `${alert.name} is silent a minute before ${alert.for} and fires then`,
    series: valuesFor(completedSeries(proof.fault), minute),
    expectations: alert.for === "0m" ? [at] : [before, at],
  };
}

function quiet(proven: Proven): readonly Case[] {
  const { alert, proof } = proven;
  const minute = quietMinute(proven);
  return proof.quiet.map((series, index) => ({
    name: `${alert.name} is silent when nothing is wrong (${index + 1})`,
    series: valuesFor(completedSeries(series), minute),
    expectations: [{ minute, alert: alert.name, firing: [] }],
  }));
}

function beyond(proven: Proven): readonly Case[] {
  const { alert, proof } = proven;
  const minute = firstMinute(proven);
  return (proof.beyond ?? []).map((series, index) => ({
    name: `${alert.name} fires just beyond its limit (${index + 1})`,
    series: valuesFor(completedSeries(series), minute),
    expectations: [{ minute, alert: alert.name, firing: firingWithoutWords(proven) }],
  }));
}

/** Data are there for ten minutes, and then only what the other alert goes by. */
function vanishes({ alert, proof }: Proven, absent: Proven): Case {
  const last = vanishing + firstMinute(absent);
  const stays = completedSeries(absent.proof.fault);
  const goes = [...completedSeries(proof.fault), ...completedSeries(absent.proof.quiet[0])].filter(
    ([selector]) => !stays.has(selector),
  );
  // What says that a target does not answer stays when all its data are gone.
  const isGone = [...completedSeries(proof.fault).keys()].every((selector) => !stays.has(selector));
  const brief = goes.map(([selector]) => [selector, `1x${vanishing - 1} stale`] as const);
  return {
    name: `${absent.alert.name} tells when the data of ${alert.name} vanish`,
    series: new Map([...brief, ...valuesFor(stays, last)]),
    expectations: [
      { minute: vanishing - 1, alert: absent.alert.name, firing: [] },
      { minute: last, alert: absent.alert.name, firing: firingOf(absent) },
      ...(isGone ? [{ minute: last, alert: alert.name, firing: [] }] : []),
    ],
  };
}
