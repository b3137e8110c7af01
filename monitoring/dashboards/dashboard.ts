import {
  type Dashboard,
  DashboardBuilder,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableRefresh,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { DataqueryBuilder } from "@grafana/grafana-foundation-sdk/prometheus";
import { PanelBuilder } from "@grafana/grafana-foundation-sdk/timeseries";
import { catalogue } from "../catalogue/index.js";
import type { Unit } from "../catalogue/metric.js";
import type { Alert } from "../index.js";
import { type DashboardUid, type PanelRef, panels } from "../panels.js";
import { choicesOf, type PanelData, panelData } from "./panel-queries.js";
import { dashboardTitles, panelTitles } from "./words.js";

const columns = 24;
const panelSize = { width: columns / 2, height: 8 };

/**
 * A dashboard as Grafana takes it: its panels by the numbers that alerts link to, two in a row. A panel that no alert
 * links to yet is left out.
 */
export function dashboard(uid: DashboardUid, alerts: readonly Alert[], timeZone: string): Dashboard {
  const shown = Object.entries(panels[uid]).flatMap(([name, number]) => {
    const panel = `${uid}/${name}` as PanelRef;
    const data = panelData(panel, alerts);
    return data.queries.length > 0 ? [{ panel, number, data }] : [];
  });
  const builder = new DashboardBuilder(dashboardTitles[uid])
    .uid(uid)
    .tags(["zhengyun"])
    .timezone(timeZone)
    .refresh("1m")
    .time({ from: "now-6h", to: "now" })
    .readonly()
    .withVariable(new DatasourceVariableBuilder("datasource").type("prometheus").label("数据源 Data source"));
  for (const choice of choicesOf(metricsOf(uid, alerts))) builder.withVariable(listOf(choice));
  for (const [index, { panel, number, data }] of shown.entries()) {
    builder.withPanel(panelOf(panel, number, data).gridPos(placeOf(index)));
  }
  return builder.build();
}

/** Every dashboard, by its identifier. */
export function dashboards(alerts: readonly Alert[], timeZone: string): ReadonlyMap<DashboardUid, Dashboard> {
  const uids = Object.keys(panels) as DashboardUid[];
  return new Map(uids.map((uid) => [uid, dashboard(uid, alerts, timeZone)]));
}

function metricsOf(uid: DashboardUid, alerts: readonly Alert[]) {
  const linked = alerts.filter(({ panel }) => panel.startsWith(`${uid}/`));
  return linked.flatMap(({ metric }) => catalogue.get(metric) ?? []);
}

function listOf(choice: string): QueryVariableBuilder {
  return new QueryVariableBuilder(choice)
    .label(choice)
    .datasource({ type: "prometheus", uid: "$datasource" })
    .query(`label_values(${choice})`)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .includeAll(true)
    .allValue(".*")
    .multi(true);
}

function panelOf(panel: PanelRef, number: number, { queries, unit }: PanelData): PanelBuilder {
  const builder = new PanelBuilder()
    .id(number)
    .title(panelTitles[panel])
    .datasource({ type: "prometheus", uid: "$datasource" });
  if (unit) builder.unit(grafanaUnits[unit]);
  for (const { expr, legend } of queries) {
    builder.withTarget(new DataqueryBuilder().expr(expr).legendFormat(legend));
  }
  return builder;
}

function placeOf(index: number) {
  const { width, height } = panelSize;
  return { x: (index % 2) * width, y: Math.floor(index / 2) * height, w: width, h: height };
}

const grafanaUnits: Readonly<Record<Unit, string>> = {
  "1": "short",
  seconds: "s",
  bytes: "bytes",
  celsius: "celsius",
  volts: "volt",
  amperes: "amp",
  watts: "watt",
  timestamp: "dateTimeFromNow",
  info: "short",
};
