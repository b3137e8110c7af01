import { type Catalogued, catalogue } from "../catalogue/index.js";
import type { Unit } from "../catalogue/metric.js";
import type { Alert } from "../index.js";
import type { PanelRef } from "../panels.js";

/** One curve, or set of curves, of a panel. */
interface PanelQuery {
  readonly expr: string;
  /** What tells its curves apart, in Grafana's template language. */
  readonly legend: string;
}

export interface PanelData {
  readonly queries: readonly PanelQuery[];
  /** In which the axis is written; of metrics of several units, none. */
  readonly unit?: Unit;
}

/** What a dashboard is looked at for; each is chosen in a list at its head. */
const chosen = ["city", "pool", "department"] as const;

/** The lists at a dashboard's head. */
export type Choice = (typeof chosen)[number];

/**
 * What a panel shows: every metric that an alert linking to it is about. A counter is shown as what it grows by
 * each second, a histogram as its upper one per cent.
 */
export function panelData(panel: PanelRef, alerts: readonly Alert[]): PanelData {
  const names = new Set(alerts.filter((alert) => alert.panel === panel).map(({ metric }) => metric));
  const metrics = [...names].sort().flatMap((name) => catalogue.get(name) ?? []);
  const units = new Set(metrics.map(({ unit }) => unit));
  const [unit] = units;
  return {
    queries: metrics.map(queryOf),
    ...(units.size === 1 && unit ? { unit } : {}),
  };
}

/** The choices that a set of metrics can be narrowed by. */
export function choicesOf(metrics: readonly Catalogued[]): Choice[] {
  return chosen.filter((choice) => metrics.some(({ allLabels }) => allLabels.has(choice)));
}

function queryOf(metric: Catalogued): PanelQuery {
  const { name, type, allLabels } = metric;
  const matchers = choicesOf([metric]).map((choice) => `${choice}=~"$${choice}"`);
  const series = `${name}{${matchers.join(",")}}`;
  const own = [...allLabels].filter((label) => label !== "le" && label !== "job" && label !== "city");
  const legend = `${name} ${own.map((label) => `{{${label}}}`).join(" ")}`;
  if (type === "gauge") return { expr: series, legend };
  if (type === "counter") return { expr: `rate(${series}[5m])`, legend };
  const kept = own.filter((label) => label !== "instance").join(", ");
  return { expr: `histogram_quantile(0.99, sum by (${kept}, le) (rate(${series}[5m])))`, legend };
}
