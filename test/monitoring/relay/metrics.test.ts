import { describe, expect, it } from "vitest";
import { relay as catalogued } from "../../../monitoring/catalogue/zhengyun.js";
import { callOf, relayScene, settled } from "./scene.js";

const since = "2026-11-23T02:00:00Z";

/** Values of a metric by its labels as they are written. */
async function valuesOf(
  scene: Awaited<ReturnType<typeof relayScene>>,
  name: string,
): Promise<Record<string, number>> {
  const text = await scene.relay.metrics.registry.metrics();
  const lines = [...text.matchAll(new RegExp(`^zhengyun_relay_${name}(?:\\{(.*)\\})? (.*)$`, "gm"))];
  return Object.fromEntries(lines.map(([, labels = "", value]) => [labels, Number(value)]));
}

describe("metrics of the relay", () => {
  it("are those that the catalogue says, with its types and labels, so that its alerts have a source", async () => {
    const scene = await relayScene();
    const exported = await scene.relay.metrics.registry.getMetricsAsJSON();
    const ours = exported.map((metric) => {
      const { name, type } = metric as unknown as { name: string; type: string };
      const { labelNames } = scene.relay.metrics.registry.getSingleMetric(name) as unknown as {
        labelNames: string[];
      };
      return { name, type, labels: [...labelNames].sort() };
    });
    const theirs = Object.entries(catalogued.metrics).map(([name, { type, labels }]) => ({
      name,
      type: type as string,
      labels: [...labels].sort(),
    }));
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    expect(ours.sort(byName)).toEqual(theirs.sort(byName));
  });

  it("count from zero what may happen, so that the first time is an increase", async () => {
    const scene = await relayScene();
    expect(await valuesOf(scene, "notifications_failed_total")).toEqual({
      'channel="voice"': 0,
      'channel="sms"': 0,
    });
    expect(await valuesOf(scene, "escalations_exhausted_total")).toEqual({ 'rota="main"': 0 });
    expect(await valuesOf(scene, "requests_refused_total")).toHaveProperty(['reason="malformed"'], 0);
  });

  it("tell how long nobody has claimed what is critical, and that all on shift were told", async () => {
    const scene = await relayScene();
    scene.relay.receive("main", callOf("DiskSlow", since, { severity: "warning" }));
    await scene.pass(5);
    expect(await valuesOf(scene, "oldest_unclaimed_seconds")).toEqual({ 'rota="main"': 0 });
    scene.relay.receive("main", callOf("PoolDown", since));
    await settled();
    await scene.pass(20);
    expect(await valuesOf(scene, "oldest_unclaimed_seconds")).toEqual({ 'rota="main"': 1200 });
    expect(await valuesOf(scene, "escalations_exhausted_total")).toEqual({ 'rota="main"': 2 });
    const [first, second] = scene.relay.state.open;
    for (const incident of [first, second]) {
      if (incident) scene.relay.act(incident, "wang-lei", "claim", "");
    }
    expect(await valuesOf(scene, "oldest_unclaimed_seconds")).toEqual({ 'rota="main"': 0 });
    const open = await valuesOf(scene, "incidents_open");
    expect(open['rota="main",severity="critical",claimed="yes"']).toBe(1);
    expect(open['rota="main",severity="critical",claimed="no"']).toBe(0);
  });

  it("give the deadlines of what must be reported, until it was", async () => {
    const scene = await relayScene();
    scene.relay.receive("main", callOf("Intrusion", since, { domain: "security" }));
    const opened = Date.parse("2026-11-23T10:00:00+08:00") / 1000;
    const name = "statutory_deadline_timestamp_seconds";
    expect(await valuesOf(scene, name)).toEqual({
      'incident="20261123-1",clock="1h"': opened + 3600,
      'incident="20261123-1",clock="2h"': opened + 7200,
      'incident="20261123-1",clock="4h"': opened + 14_400,
    });
    const [incident] = scene.relay.state.open;
    if (incident) scene.relay.act(incident, "wang-lei", "report", "");
    expect(await valuesOf(scene, name)).toEqual({});
  });

  it("take a heartbeat without waking anybody", async () => {
    const scene = await relayScene();
    expect(scene.relay.receive("main", callOf("Watchdog", since, { severity: "none" }))).toBe("heartbeat");
    expect(scene.relay.state.incidents.size).toBe(0);
  });
});
