import { beforeAll, describe, expect, it } from "vitest";
import { dashboard, dashboards } from "../../../monitoring/dashboards/dashboard.js";
import { type Alert, allAlerts } from "../../../monitoring/index.js";

describe("dashboards", () => {
  let alerts: readonly Alert[];
  let all: ReturnType<typeof dashboards>;
  beforeAll(async () => {
    alerts = await allAlerts();
    all = dashboards(alerts, "Asia/Shanghai");
  });

  it("have, for every alert, the panel of its number, with a query of its metric", () => {
    const missing = alerts.filter(({ dashboard: path, metric }) => {
      const [, uid = "", id = ""] = /^d\/(.+)\?viewPanel=(\d+)$/.exec(path) ?? [];
      const panel = panelsOf(uid).find((one) => one.id === Number(id));
      return !panel?.targets?.some((target) => (target as unknown as { expr: string }).expr.includes(metric));
    });
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it("show these panels", () => {
    const shown = [...all.keys()].map((uid) => ({
      uid,
      title: all.get(uid)?.title,
      choices: all.get(uid)?.templating?.list?.map(({ name }) => name),
      panels: panelsOf(uid).map(({ id, title, targets }) => ({
        id,
        title,
        queries: targets?.map((target) => (target as unknown as { expr: string }).expr),
      })),
    }));
    expect(shown).toMatchSnapshot();
  });

  it("leave no two panels in one place, and none beyond the edge", () => {
    for (const uid of all.keys()) {
      const places = panelsOf(uid).map(({ gridPos }) => gridPos);
      expect(new Set(places.map((place) => `${place?.x},${place?.y}`)).size).toBe(places.length);
      expect(places.every((place) => place && place.x + place.w <= 24)).toBe(true);
    }
  });

  it("have no panels while no alert links to any", () => {
    expect(dashboard("zy-duty", [], "Asia/Shanghai").panels ?? []).toEqual([]);
  });

  it("give the same bytes each time", () => {
    expect(JSON.stringify([...dashboards(alerts, "Asia/Shanghai")])).toBe(JSON.stringify([...all]));
  });

  function panelsOf(uid: string) {
    const found = [...all].find(([name]) => name === uid)?.[1];
    return (found?.panels ?? []).flatMap((panel) =>
      "gridPos" in panel && !("panels" in panel) ? [panel] : [],
    );
  }
});
