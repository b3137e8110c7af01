import { catalogue } from "../catalogue/index.js";
import type { Labels, Series } from "../proof.js";

/** Series with all their labels, by their selectors. */
export type CompleteSeries = ReadonlyMap<string, number | string>;

/** Labels that series of proofs have unless they say otherwise. */
const standing: Labels = { city: "230100", pool: "230100-city", instance: "one" };

/** Labels that a metric has unless its proof says otherwise. Targets of two jobs are never called the same. */
export function defaultLabels(metric: string): Labels {
  const job = catalogue.get(metric)?.exporter.job;
  return job ? { ...standing, job, instance: `${job}-one` } : standing;
}

/** A selector with all its labels, sorted, so that the same series is written in one way. */
function completed(selector: string): string {
  const [, metric = "", written = ""] = /^([^{]+)(?:\{(.*)\})?$/s.exec(selector) ?? [];
  const own = [...written.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = "", value = ""]) => [label, value]);
  const labels: Labels = { ...defaultLabels(metric), ...Object.fromEntries(own) };
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${metric}{${sorted.map(([label, value]) => `${label}="${value}"`).join(",")}}`;
}

/** Series with all their labels. */
export function completedSeries(series: Series): CompleteSeries {
  return new Map(Object.entries(series).map(([selector, value]) => [completed(selector), value]));
}

/** The metric of a complete selector. */
export function metricOf(selector: string): string {
  return selector.slice(0, selector.indexOf("{"));
}

/** Whether what a complete selector stands for only grows. */
export function isCounter(selector: string): boolean {
  return (catalogue.get(metricOf(selector))?.type ?? "gauge") !== "gauge";
}

/** A complete selector with another value of a label; as it is where it has no such label. */
export function relabelled(selector: string, label: string, instead: (value: string) => string): string {
  return selector.replace(new RegExp(`(?<=[{,]${label}=")[^"]*(?=")`), (value) => instead(value));
}
