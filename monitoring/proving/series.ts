import { catalogue } from "../catalogue/index.js";
import type { Labels, Series } from "../proof.js";

/** Labels that series of proofs have unless they say otherwise. */
const standing: Labels = { city: "230100", pool: "230100-city", instance: "one" };

/** Labels that a metric has unless its proof says otherwise. */
export function defaultLabels(metric: string): Labels {
  const job = catalogue.get(metric)?.exporter.job;
  return job ? { ...standing, job } : standing;
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
export function completedSeries(series: Series): ReadonlyMap<string, number | string> {
  return new Map(Object.entries(series).map(([selector, value]) => [completed(selector), value]));
}
