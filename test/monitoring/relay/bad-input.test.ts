import { describe, expect, it } from "vitest";
import { readCall } from "../../../monitoring/relay/call.js";
import { bodyOf, callOf, relayScene, settled } from "./scene.js";

const since = "2026-11-23T02:00:00Z";

/** A sound call with something else in it. */
function spoilt(change: (call: Record<string, unknown>, alert: Record<string, unknown>) => void): string {
  const call = JSON.parse(bodyOf("PoolDown", since));
  change(call, call.alerts[0]);
  return JSON.stringify(call);
}

describe("what is no call", () => {
  it.each([
    ["another version", spoilt((call) => Object.assign(call, { version: "5" }))],
    ["no group", spoilt((call) => Object.assign(call, { groupKey: "" }))],
    ["alerts that are none", spoilt((call) => Object.assign(call, { alerts: "PoolDown" }))],
    [
      "five thousand alerts and one",
      spoilt((call, alert) => Object.assign(call, { alerts: Array(5_001).fill(alert) })),
    ],
    ["a beginning that is no time", spoilt((_, alert) => Object.assign(alert, { startsAt: "yesterday" }))],
    ["a label that is no text", spoilt((_, alert) => Object.assign(alert, { labels: { severity: 1 } }))],
    [
      "a word of a megabyte",
      spoilt((_, alert) => Object.assign(alert, { annotations: { summary: "长".repeat(4_001) } })),
    ],
    ["no fingerprint", spoilt((_, alert) => Object.assign(alert, { fingerprint: "" }))],
    ["alerts left out in negative", spoilt((call) => Object.assign(call, { truncatedAlerts: -1 }))],
    ["brackets ten thousand deep", `${"[".repeat(10_000)}${"]".repeat(10_000)}`],
  ])("%s is refused", (_, body) => {
    expect(readCall(body)).toBeUndefined();
  });

  it("what a later Alertmanager says besides does not matter, nor do labels named like parts of JavaScript", async () => {
    const later = spoilt((call, alert) => {
      Object.assign(call, { notificationReason: "new" });
      alert.labels = { ...(alert.labels as object), constructor: "x", hasOwnProperty: "y" };
    });
    const call = readCall(later.replace('"constructor"', '"__proto__"'));
    const scene = await relayScene();
    expect(call && scene.relay.receive("main", call)).toBe("new");
    await settled();
    expect(scene.told()).toEqual(["wang-lei first"]);
  });
});

describe("calls out of their order", () => {
  it("an alert twice in one call is one", async () => {
    const scene = await relayScene();
    const call = callOf("PoolDown", since);
    scene.relay.receive("main", { ...call, alerts: [...call.alerts, ...call.alerts] });
    expect([...scene.relay.state.open].map(({ alerts }) => alerts.size)).toEqual([1]);
  });

  it("the end of what nobody heard of tells nobody, and the end of an earlier time ends nothing", async () => {
    const scene = await relayScene();
    const ended = callOf("PoolDown", since, { status: "resolved" });
    expect(scene.relay.receive("main", ended)).toBe("known");
    scene.relay.receive("main", callOf("PoolDown", "2026-11-23T03:00:00Z"));
    expect(scene.relay.receive("main", ended)).toBe("known");
    await settled();
    expect([scene.relay.state.open.size, scene.told()]).toEqual([1, ["wang-lei first"]]);
  });
});

describe("a gateway that takes nothing", () => {
  it("for days leaves one message for each person and channel, and brings each once when it is there again", async () => {
    const scene = await relayScene();
    scene.answer = () => ({ outcome: "failed", why: "status 503" });
    scene.relay.receive("main", callOf("PoolDown", since, { severity: "warning" }));
    await scene.pass(9 * 60);
    const waiting = [...scene.relay.state.outbox.values()].filter(({ reason }) => reason !== "notice");
    expect(waiting.map(({ to, reason, channel }) => `${to} ${reason} ${channel}`)).toEqual([
      "wang-lei first voice",
      "li-na escalated voice",
    ]);
    scene.answer = () => ({ outcome: "taken" });
    await scene.pass(2);
    expect(scene.told("voice")).toEqual(["wang-lei first", "li-na escalated"]);
  });

  it("by one channel does not keep the others from going round, and piles nothing up", async () => {
    const scene = await relayScene();
    scene.answer = ({ channel }) =>
      channel === "sms" ? { outcome: "failed", why: "status 503" } : { outcome: "taken" };
    scene.relay.receive("main", callOf("PoolDown", since));
    await settled();
    await scene.pass(29);
    expect(scene.told("voice")).toEqual(["wang-lei first", "li-na escalated", "wang-lei escalated"]);
    expect([...scene.relay.state.outbox.values()].map(({ to, channel }) => `${to} ${channel}`)).toEqual([
      "wang-lei sms",
      "li-na sms",
    ]);
  });

  it("and refuses everybody for good is tried in rounds, not in every second", async () => {
    const scene = await relayScene();
    scene.answer = () => ({ outcome: "refused", why: "status 400" });
    scene.relay.receive("main", callOf("PoolDown", since, { severity: "warning" }));
    await settled();
    for (let second = 0; second < 120; second++) {
      scene.now += 1_000;
      scene.relay.tick();
      await settled();
    }
    const tellings = () =>
      [...scene.relay.state.open].flatMap(({ tellings }) => tellings.map(({ people }) => people));
    expect(tellings()).toEqual([["wang-lei"], ["li-na"]]);
    await scene.pass(10);
    expect(tellings()).toEqual([["wang-lei"], ["li-na"], ["wang-lei"], ["li-na"]]);
    const counted = await scene.relay.metrics.registry.metrics();
    expect(counted).toContain('zhengyun_relay_notifications_failed_total{channel="voice"} 4');
  });
});

describe("more than can be told", () => {
  /** How many calls about different things a relay with these limits takes before it asks for patience. */
  async function filled(limits: { readonly incidents: number; readonly messages: number }) {
    const scene = await relayScene();
    scene.limits = limits;
    scene.answer = () => new Promise(() => {});
    scene.start();
    let taken = 0;
    do {
      // Each more than a minute after the other, so that none is a storm.
      scene.now += 61_000;
    } while (scene.relay.receive("main", callOf(`Fault${taken}`, since)) !== "busy" && ++taken);
    return { scene, taken };
  }

  it.each([
    ["incidents", { incidents: 20, messages: 10_000 }, 20],
    ["messages", { incidents: 5_000, messages: 40 }, 20],
  ] as const)("%s: Alertmanager is asked to come again", async (_, limits, most) => {
    const { scene, taken } = await filled(limits);
    expect(taken).toBe(most);
    // Their ends are taken all the same, and make room for what comes again.
    expect(scene.relay.receive("main", callOf("Fault0", since, { status: "resolved" }))).toBe("new");
    expect(scene.relay.state.open.size).toBe(most - 1);
  });

  it("is not added to by time", async () => {
    const { scene } = await filled({ incidents: 5_000, messages: 40 });
    await scene.pass(60);
    expect(scene.relay.state.outbox.size).toBe(40);
  });
});

it("a storm that begins with less is as severe as the worst around it, and is not told again for what is worse", async () => {
  const scene = await relayScene();
  const tell = (name: string, severity: string) =>
    scene.relay.receive("main", callOf(name, since, { severity }));
  tell("ServersLost", "critical");
  tell("PodsPending", "warning");
  tell("Restarts", "info");
  tell("DatabaseGone", "critical");
  await settled();
  expect(scene.told("voice")).toEqual(["wang-lei first", "wang-lei first", "wang-lei first"]);
  const storm = [...scene.relay.state.open].find(({ isStorm }) => isStorm);
  expect(storm?.severity).toBe("critical");
});
