import type { Domain } from "../alert.js";
import { seriesLabels } from "../check/check.js";
import { secondsOf } from "../check/expression.js";
import type { Alert } from "../index.js";
import type { Labels, Proof } from "../proof.js";
import { annotationsOf } from "../rules/rule-file.js";
import { completedSeries, defaultLabels } from "./series.js";

/** An alert with what shows that it does what it says. */
export interface Proven {
  readonly alert: Alert;
  readonly domain: Domain;
  readonly proof: Proof;
}

/** What must be firing at a minute. */
export interface Expectation {
  readonly minute: number;
  readonly alert: string;
  readonly firing: readonly Firing[];
}

/** An alert as it fires, complete. */
interface Firing {
  readonly labels: Labels;
  readonly annotations: Labels;
}

/** A course of events and what must be seen in it. */
export interface Case {
  /** A sentence. */
  readonly name: string;
  /** Values in promtool's notation, a minute each, by complete selector. */
  readonly series: ReadonlyMap<string, string>;
  readonly expectations: readonly Expectation[];
}

/** Minutes until data vanish, in the case that is about that. */
const vanishing = 10;

/**
 * The cases of an alert: silent a minute before its time and firing at it, silent in each quiet situation, and when
 * its data vanish the alert that must tell does.
 * @param absent the alert that tells when the data vanish; left out where it is the same
 */
export function casesOf(proven: Proven, absent: Proven | undefined): readonly Case[] {
  return [fires(proven), ...quiet(proven), ...(absent ? [vanishes(proven, absent)] : [])];
}

function fires(proven: Proven): Case {
  const { alert, proof } = proven;
  const minute = firstMinute(proven);
  const before = { minute: minute - 1, alert: alert.name, firing: [] };
  const at = { minute, alert: alert.name, firing: firingOf(proven) };
  return {
    name: `${alert.name} is silent a minute before ${alert.for} and fires then`,
    series: valuesFor(completedSeries(proof.fault), minute),
    expectations: minutes(alert.for) > 0 ? [before, at] : [at],
  };
}

function quiet(proven: Proven): readonly Case[] {
  const { alert, proof } = proven;
  const minute = proof.quietAt ? minutes(proof.quietAt) : firstMinute(proven);
  return proof.quiet.map((series, index) => ({
    name: `${alert.name} is silent when nothing is wrong (${index + 1})`,
    series: valuesFor(completedSeries(series), minute),
    expectations: [{ minute, alert: alert.name, firing: [] }],
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

function firstMinute({ alert, proof }: Proven): number {
  return minutes(proof.after ?? "0m") + minutes(alert.for);
}

function minutes(duration: string): number {
  return Math.ceil(secondsOf(duration) / 60);
}

function valuesFor(
  series: ReadonlyMap<string, number | string>,
  lastMinute: number,
): ReadonlyMap<string, string> {
  return new Map(
    [...series].map(([selector, value]) => [
      selector,
      typeof value === "number" ? `${value}x${lastMinute}` : value,
    ]),
  );
}

/** What an alert is expected to show while its proof's fault lasts. */
function firingOf({ alert, domain, proof }: Proven): readonly Firing[] {
  const has = seriesLabels(alert, domain);
  const known = Object.entries(defaultLabels(alert.metric)).filter(([label]) => has.has(label));
  const all = "length" in proof.fires ? (proof.fires as readonly Labels[]) : [proof.fires as Labels];
  return all.map((own) => {
    const series: Labels = { ...Object.fromEntries(known), ...own };
    return { labels: { ...series, ...alert.labels }, annotations: rendered(alert, series, proof.value) };
  });
}

function rendered(alert: Alert, labels: Labels, value: string | undefined): Labels {
  const say = (template: string) =>
    template
      .replace(/\{\{ \$labels\.(\w+) \}\}/g, (_, label: string) => labels[label] ?? "")
      .replace(/\{\{[^}]*\$value[^}]*\}\}/g, () => value ?? "");
  return Object.fromEntries(Object.entries(annotationsOf(alert)).map(([name, text]) => [name, say(text)]));
}
