import { afterAll, beforeAll, expect, test } from "vitest";
import { dashboards } from "../../../monitoring/dashboards/dashboard.js";
import { allAlerts } from "../../../monitoring/index.js";
import { type RunningPrometheus, startPrometheus } from "./prometheus.js";

let prometheus: RunningPrometheus;
beforeAll(async () => {
  prometheus = await startPrometheus();
});
afterAll(() => prometheus?.stop());

/** Every `expr` anywhere in a dashboard, its choices made as Grafana makes "All". */
function queriesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "expr" in value && typeof value.expr === "string" ? [value.expr] : [];
  return [...own, ...Object.values(value).flatMap(queriesIn)].map((expr) =>
    expr.replaceAll(/\$(city|pool|department)\b/g, ".*"),
  );
}

test("a real Prometheus takes every query of every dashboard", async () => {
  const all = dashboards(await allAlerts(), "Asia/Shanghai");
  const queries = [...all].flatMap(([uid, dashboard]) => queriesIn(dashboard).map((expr) => ({ uid, expr })));
  expect(queries.length).toBeGreaterThan(all.size);
  const refused: string[] = [];
  for (const { uid, expr } of queries) {
    const answer = await fetch(`${prometheus.url}/api/v1/query?${new URLSearchParams({ query: expr })}`);
    const { status, error } = (await answer.json()) as { status: string; error?: string };
    if (status !== "success") refused.push(`${uid}: ${expr}: ${error}`);
  }
  expect(refused).toEqual([]);
});
