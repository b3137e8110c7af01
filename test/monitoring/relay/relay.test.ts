import { describe, expect, it } from "vitest";
import { readCall } from "../../../monitoring/relay/call.js";
import { recordOf } from "../../../monitoring/relay/record.js";
import { dutyReport } from "../../../monitoring/relay/report.js";
import { bytesAtMost, cutTo } from "../../../monitoring/relay/text.js";
import { callOf, relayScene, settled } from "./scene.js";

const since = "2026-11-23T02:00:00Z";

describe("the duty relay", () => {
  it("tells the first on shift of a critical alert by every channel, and by one of the end", async () => {
    const scene = await relayScene();
    expect(scene.relay.receive("main", callOf("PoolDown", since))).toBe("new");
    await settled();
    expect(scene.taken.map(({ to, channel, key }) => `${to} ${channel} ${key}`)).toEqual([
      "wang-lei voice 20261123-1/0/wang-lei/voice",
      "wang-lei sms 20261123-1/0/wang-lei/sms",
    ]);
    expect(scene.taken[1]?.text).toBe(
      "【严重】告警：PoolDown 出事\n资源池 230100-city，1 项告警中，事件 20261123-1\n认领：https://duty.example/20261123-1/wang-lei",
    );
    scene.told();
    scene.relay.receive("main", callOf("PoolDown", since, { status: "resolved" }));
    await settled();
    expect(scene.taken.map(({ to, channel, reason }) => `${to} ${channel} ${reason}`)).toEqual([
      "wang-lei sms resolved",
    ]);
    expect(scene.relay.state.open.size).toBe(0);
  });

  it("tells nothing twice when a call comes again, and refuses one of an incident that is over", async () => {
    const scene = await relayScene();
    const call = callOf("PoolDown", since);
    expect([scene.relay.receive("main", call), scene.relay.receive("main", call)]).toEqual(["new", "known"]);
    scene.relay.receive("main", callOf("PoolDown", since, { status: "resolved" }));
    expect(scene.relay.receive("main", call)).toBe("replayed");
    expect(scene.relay.receive("main", callOf("PoolDown", "2026-11-23T03:00:00Z"))).toBe("new");
    await settled();
    expect(scene.told()).toEqual(["wang-lei first", "wang-lei resolved", "wang-lei first"]);
  });

  it("escalates what nobody claims, round and round", async () => {
    const scene = await relayScene();
    scene.relay.receive("main", callOf("PoolDown", since, { severity: "warning" }));
    await settled();
    expect(scene.told("voice")).toEqual(["wang-lei first"]);
    await scene.pass(9);
    expect(scene.told("voice")).toEqual([]);
    await scene.pass(1);
    expect(scene.told("voice")).toEqual(["li-na escalated"]);
    await scene.pass(10);
    expect(scene.told("voice")).toEqual(["wang-lei escalated"]);
  });

  it("waits for who claims, and escalates what stays unresolved", async () => {
    const scene = await relayScene();
    scene.relay.receive("main", callOf("PoolDown", since, { severity: "warning" }));
    await scene.pass(5);
    scene.told();
    const [incident] = scene.relay.state.open;
    if (!incident) throw new Error("no incident");
    scene.relay.act(incident, "wang-lei", "claim", "");
    scene.relay.act(incident, "wang-lei", "claim", "");
    await scene.pass(119);
    expect(scene.told("voice")).toEqual([]);
    await scene.pass(1);
    expect(scene.told("voice")).toEqual(["li-na unresolved"]);
    expect(recordOf(incident).timeline.filter(({ what }) => what.startsWith("claimed"))).toHaveLength(1);
  });

  it("goes to the next at once where a gateway refuses the first for good", async () => {
    const scene = await relayScene();
    scene.answer = ({ to }) =>
      to === "wang-lei" ? { outcome: "refused", why: "status 400" } : { outcome: "taken" };
    scene.relay.receive("main", callOf("PoolDown", since));
    await settled();
    scene.relay.tick();
    await settled();
    expect(scene.told()).toEqual(["li-na escalated"]);
  });

  it("gives notice of a shift to come, and hands over what is open when it comes, once", async () => {
    const scene = await relayScene();
    scene.now = Date.parse("2026-11-23T20:10:00+08:00");
    scene.relay.receive("main", callOf("PoolDown", "2026-11-23T12:00:00Z", { severity: "warning" }));
    await settled();
    expect(scene.told("voice")).toEqual(["wang-lei first"]);
    await scene.pass(6);
    expect(scene.told("sms")).toEqual(["zhao-min notice"]);
    const [incident] = scene.relay.state.open;
    if (incident) scene.relay.act(incident, "wang-lei", "claim", "");
    await scene.pass(13);
    expect(scene.told("voice")).toEqual([]);
    await scene.pass(3);
    expect(scene.told("voice")).toEqual(["zhao-min handover"]);
  });

  it("gathers a storm of 1,000 incidents into at most three tellings", async () => {
    const scene = await relayScene();
    for (let child = 0; child < 1_000; child++) {
      scene.now += 20;
      scene.relay.receive("main", callOf(`Child${child}`, since));
    }
    await settled();
    expect(scene.told("voice")).toEqual(["wang-lei first", "wang-lei first", "wang-lei first"]);
    const storm = [...scene.relay.state.open].find(({ isStorm }) => isStorm);
    expect([scene.relay.state.open.size, storm?.alerts.size]).toEqual([3, 998]);
    for (let child = 0; child < 1_000; child++) {
      scene.relay.receive("main", callOf(`Child${child}`, since, { status: "resolved" }));
    }
    expect(scene.relay.state.open.size).toBe(0);
  });

  it("tells again when an incident becomes more severe", async () => {
    const scene = await relayScene();
    scene.relay.receive("main", callOf("DiskFull", since, { severity: "warning", group: "disks" }));
    scene.relay.receive("main", callOf("DiskGone", since, { severity: "critical", group: "disks" }));
    await settled();
    expect(scene.told("voice")).toEqual(["wang-lei first", "wang-lei raised"]);
  });

  it("keeps the marks of an outage, and warns before a report of a security event is due", async () => {
    const scene = await relayScene();
    scene.relay.receive("main", callOf("Intrusion", since, { domain: "security" }));
    await scene.pass(250);
    const [incident] = scene.relay.state.open;
    expect([...(incident?.marks ?? [])]).toEqual([
      "outage-30m",
      "report-1h",
      "report-2h",
      "outage-2h",
      "report-4h",
    ]);
    if (incident) scene.relay.act(incident, "wang-lei", "report", "");
    expect(incident?.reported).toBe(scene.now);
  });

  it("asks no more for a report that was made", async () => {
    const scene = await relayScene();
    scene.relay.receive("main", callOf("Intrusion", since, { domain: "security" }));
    const [incident] = scene.relay.state.open;
    if (incident) scene.relay.act(incident, "wang-lei", "report", "");
    await scene.pass(121);
    expect([...(incident?.marks ?? [])]).toEqual(["outage-30m", "outage-2h"]);
  });

  it("tries a gateway that fails again until it takes the message, once", async () => {
    const scene = await relayScene();
    let failures = 0;
    scene.answer = () => (failures++ < 6 ? { outcome: "failed", why: "status 500" } : { outcome: "taken" });
    scene.relay.receive("main", callOf("PoolDown", since));
    await scene.pass(5);
    expect(scene.taken.map(({ channel }) => channel).sort()).toEqual(["sms", "voice"]);
    const counted = await scene.relay.metrics.registry.metrics();
    expect(counted).toContain('zhengyun_relay_notifications_total{channel="voice"} 4');
    expect(counted).toContain('zhengyun_relay_notifications_failed_total{channel="voice"} 3');
  });

  it("knows after a restart what it knew, and sends what no gateway had taken", async () => {
    const scene = await relayScene();
    scene.answer = () => ({ outcome: "failed", why: "down" });
    scene.relay.receive("main", callOf("PoolDown", since));
    await settled();
    scene.relay.close();
    scene.answer = () => ({ outcome: "taken" });
    scene.start();
    expect(scene.relay.receive("main", callOf("PoolDown", since))).toBe("known");
    scene.relay.tick();
    await settled();
    expect(scene.taken.map(({ key }) => key)).toEqual([
      "20261123-1/0/wang-lei/voice",
      "20261123-1/0/wang-lei/sms",
    ]);
  });

  it("reports how fast people were, and when they were disturbed", async () => {
    const scene = await relayScene();
    scene.relay.receive("main", callOf("PoolDown", since));
    const [incident] = scene.relay.state.open;
    await scene.pass(4);
    if (incident) scene.relay.act(incident, "wang-lei", "claim", "");
    await scene.pass(4);
    scene.relay.receive("main", callOf("PoolDown", since, { status: "resolved" }));
    scene.now = Date.parse("2026-11-23T23:00:00+08:00");
    scene.relay.receive("main", callOf("PlaneDown", "2026-11-23T14:59:00Z"));
    const from = scene.world.minute(Date.parse("2026-11-01T00:00:00+08:00"));
    expect(dutyReport(scene.relay.state, scene.world, from, from + 30 * 1440)).toEqual({
      incidents: 2,
      claimed: 1,
      resolved: 1,
      acknowledgementRatio: 0.5,
      meanSecondsToAcknowledge: 240,
      meanSecondsToResolve: 480,
      disturbances: { work: 2, rest: 0, sleep: 1 },
    });
  });
});

describe("messages and calls", () => {
  it("are cut to what a channel takes, between two characters", () => {
    const text = "值".repeat(2_000);
    expect(Buffer.byteLength(cutTo(text, bytesAtMost.wecom))).toBeLessThanOrEqual(4_096);
    expect(cutTo(text, bytesAtMost.wecom)).toBe(`${"值".repeat(1_364)}…`);
    expect(cutTo("值班", 6)).toBe("值班");
  });

  it.each([
    "",
    "{",
    "[]",
    '{"version":"3"}',
    '{"version":"4","groupKey":"g","alerts":[]}',
    '{"version":"4","groupKey":"g","alerts":[{"status":"on"}]}',
  ])("%s is no call", (body) => {
    expect(readCall(body)).toBeUndefined();
  });
});
