import type { Domain } from "../alert.js";
import { seriesLabels } from "../check/check.js";
import { secondsOf } from "../check/expression.js";
import type { Alert } from "../index.js";
import type { Labels, Proof } from "../proof.js";
import { annotationsOf } from "../rules/rule-file.js";
import { type CompleteSeries, defaultLabels } from "./series.js";

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

/** An alert as it fires. */
interface Firing {
  readonly labels: Labels;
  /** Left out where the words tell a value that this case changes. */
  readonly annotations?: Labels;
}

/** A course of events and what must be seen in it. */
export interface Case {
  /** A sentence. */
  readonly name: string;
  /** Values in promtool's notation, a minute each, by complete selector. */
  readonly series: ReadonlyMap<string, string>;
  readonly expectations: readonly Expectation[];
}

/** The minute in which the alert of a proof first fires. */
export function firstMinute({ alert, proof }: Proven): number {
  return minutes(proof.after ?? "0m") + minutes(alert.for);
}

/** The minute in which the quiet situations are looked at. */
export function quietMinute(proven: Proven): number {
  const { quietAt } = proven.proof;
  return quietAt ? minutes(quietAt) : firstMinute(proven);
}

/** Whole minutes of a duration, rounded up. */
export function minutes(duration: string): number {
  return Math.ceil(secondsOf(duration) / 60);
}

/** Series for a case that goes on until a minute. */
export function valuesFor(series: CompleteSeries, lastMinute: number): Case["series"] {
  return new Map(
    [...series].map(([selector, value]) => [
      selector,
      typeof value === "number" ? `${value}x${lastMinute}` : value,
    ]),
  );
}

/** What an alert is expected to show while its proof's fault lasts. */
export function firingOf({ alert, domain, proof }: Proven): readonly Required<Firing>[] {
  const has = seriesLabels(alert, domain);
  const known = Object.entries(defaultLabels(alert.metric)).filter(([label]) => has.has(label));
  const all = "length" in proof.fires ? (proof.fires as readonly Labels[]) : [proof.fires as Labels];
  return all.map((own) => {
    const series: Labels = { ...Object.fromEntries(known), ...own };
    return { labels: { ...series, ...alert.labels }, annotations: rendered(alert, series, proof.value) };
  });
}

/** The same without its words. */
export function firingWithoutWords(proven: Proven): readonly Firing[] {
  return firingOf(proven).map(({ labels }) => ({ labels }));
}

function rendered(alert: Alert, labels: Labels, value: string | undefined): Labels {
  const say = (template: string) =>
    template
      .replace(/\{\{ \$labels\.(\w+) \}\}/g, (_, label: string) => labels[label] ?? "")
      .replace(/\{\{[^}]*\$value[^}]*\}\}/g, () => value ?? "");
  return Object.fromEntries(Object.entries(annotationsOf(alert)).map(([name, text]) => [name, say(text)]));
}
