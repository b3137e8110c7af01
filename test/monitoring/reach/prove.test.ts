import { describe, expect, it } from "vitest";
import { prove } from "../../../monitoring/reach/prove.js";
import { UnknownYear } from "../../../monitoring/routing/alertmanager.js";
import { alerts, found, people, receivers, routingOf, sceneWith } from "./scene.js";

const shifts = (layer: string) => `rotas:
  main:
    name: { zh: 总值班 }
    layers:
      - people: [wang-lei, zhao-min]
        rotation: { every: 1, unit: days }
        from: 2025-12-31
${layer}`;

/** Both alerts are told to the rota, in an interval only. */
const inHours = (interval: string) =>
  routingOf(`receiver: main
intervals:
  told: ${interval}
routes:
  - receiver: main
    active: [told]`);

describe("the proof of reach", () => {
  it("finds nothing where somebody is told at any time", async () => {
    expect(await found({})).toEqual([]);
  });

  it("counts what it looked at", async () => {
    const { gaps, lost, circles, ...counts } = prove(await sceneWith({}), alerts, 2026);
    expect([gaps, lost, circles]).toEqual([[], [], []]);
    // The scene has two pools: a warning of each, and a critical alert about each and about none.
    expect(counts).toEqual({ year: 2026, alerts: 2, levels: 3, minutes: 525_600, questions: 5 });
  });

  it("finds the last minute of a day that ends at 23:59", async () => {
    expect(
      await found({ "duty/routing.yaml": inHours('{ hours: { from: "00:00", to: "23:59" } }') }),
    ).toEqual([
      "duty/routing.yaml:6 RCH001 routing routing: DiskFull, PoolDown: only routes that are muted then would tell a person, and what is muted does not fall through, 365 min (2026-01-01 23:59–24:00, 2026-01-02 23:59–24:00, 2026-01-03 23:59–24:00 and 362 more times)",
    ]);
  });

  it("finds a weekend that an interval leaves out", async () => {
    const weekdays = "{ weekdays: [mon, tue, wed, thu, fri, sun] }";
    expect(await found({ "duty/routing.yaml": inHours(weekdays) })).toEqual([
      expect.stringContaining("74,880 min (2026-01-03 00:00–24:00, 2026-01-10 00:00–24:00, "),
    ]);
  });

  it("finds holidays that nobody has, weekends among them", async () => {
    expect(await found({ "duty/rota.yaml": shifts("        calendar: workdays\n") })).toEqual([
      expect.stringMatching(/^duty\/rota.yaml:3 RCH003 rota main: .*2026-01-01 08:30–2026-01-04 08:30, /),
    ]);
  });

  it("finds the Saturday that is worked where only weekends and holidays have somebody", async () => {
    const layers = `        calendar: holidays
      - people: [zhao-min]
        rotation: { every: 1, unit: weeks }
        from: 2025-12-31
        weekdays: [mon, tue, wed, thu, fri]
`;
    const [finding = "", ...more] = await found({ "duty/rota.yaml": shifts(layers) });
    expect(more).toEqual([]);
    expect(finding).toContain(
      "nobody is on shift, 8,640 min (2026-01-04 08:30–2026-01-05 08:30, 2026-02-14 08:30–2026-02-15 08:30, 2026-02-28 08:30–2026-03-01 08:30 and 3 more times)",
    );
  });

  it("finds a muted route that keeps the alert from the routes after it", async () => {
    const routing = routingOf(`receiver: main
intervals:
  night: { hours: { from: "22:00", to: "06:00" } }
routes:
  - match: { severity: [warning] }
    receiver: main
    muted: [night]
  - receiver: main`);
    expect(await found({ "duty/routing.yaml": routing })).toEqual([
      "duty/routing.yaml:6 RCH001 routing routing: DiskFull: only routes that are muted then would tell a person, and what is muted does not fall through, 175,200 min (2026-01-01 00:00–06:00, 2026-01-01 22:00–2026-01-02 06:00, 2026-01-02 22:00–2026-01-03 06:00 and 363 more times)",
    ]);
  });

  it("does not find it where the muted route continues", async () => {
    const routing = routingOf(`receiver: main
intervals:
  night: { hours: { from: "22:00", to: "06:00" } }
routes:
  - match: { severity: [warning] }
    receiver: second
    muted: [night]
    continue: true
  - receiver: main`);
    expect(await found({ "duty/routing.yaml": routing })).toEqual([]);
  });

  it("finds a receiver that tells nobody in particular", async () => {
    expect(await found({ "duty/routing.yaml": routingOf("receiver: chat") })).toEqual([
      "duty/receivers.yaml:8 RCH002 receiver chat: DiskFull, PoolDown: receiver chat tells nobody who is on shift, 525,600 min (2026-01-01 00:00–2027-01-01 00:00)",
    ]);
  });

  it("finds somebody who has left in the middle of their shift, and what that leaves open", async () => {
    const gone = people.replace("channels: [voice, sms],", "channels: [voice, sms], left: 2026-12-31,");
    expect(await found({ "duty/people.yaml": gone })).toEqual([
      "duty/rota.yaml:3 RCH003 rota main: DiskFull, PoolDown: wang-lei on shift cannot be told, 510 min (2026-12-31 00:00–08:30)",
      "duty/rota.yaml:5 RCH004 rota main: wang-lei has left and is still on shift 510 min (2026-12-31 00:00–08:30)",
    ]);
  });

  it("finds somebody without a phone", async () => {
    const silent = people.replace("phone: 0451-5550000, ", "");
    const findings = await found({ "duty/people.yaml": silent });
    expect(findings.map((line) => line.slice(0, 56))).toEqual([
      "duty/rota.yaml:3 RCH003 rota main: DiskFull, PoolDown: w",
      "duty/rota.yaml:5 RCH005 rota main: wang-lei is on shift ",
    ]);
  });

  it("finds a critical alert that one channel tells", async () => {
    const silent = receivers.replace('  wecom: { url: "https://gateway.example/wecom" }\n', "");
    expect(await found({ "duty/receivers.yaml": silent })).toEqual([
      expect.stringMatching(
        /^duty\/people.yaml:3 RCH006 person zhao-min: PoolDown: only one channel, .* 263,010 min \(2026-01-01 08:30–/,
      ),
    ]);
  });

  it("finds an alert that is told too late, counting the group's interval and the gateway", async () => {
    const slow = routingOf(
      "receiver: main\ngroupIntervalSeconds: 3600\nbudgetMinutes: { critical: 61, warning: 62 }",
    );
    expect(await found({ "duty/routing.yaml": slow })).toEqual([
      "duty/rota.yaml:3 RCH007 rota main: PoolDown: somebody knows after 62 min only, which is over the budget, 525,600 min (2026-01-01 00:00–2027-01-01 00:00)",
    ]);
  });

  it("finds that the second line comes too late where the first cannot be told", async () => {
    const lines = shifts(`      - people: [zhao-min]
        rotation: { every: 1, unit: weeks }
        from: 2025-12-31
    escalateAfterMinutes: 15
`);
    const silent = people.replace("phone: 0451-5550000, ", "");
    const findings = await found({ "duty/people.yaml": silent, "duty/rota.yaml": lines });
    expect(findings.map((line) => line.slice(0, 77))).toEqual([
      "duty/rota.yaml:3 RCH007 rota main: PoolDown: somebody knows after 19 min only",
      expect.stringContaining("RCH005"),
    ]);
  });

  it("refuses a year whose holidays are not known, where they are asked for", async () => {
    const asked = await sceneWith({ "duty/rota.yaml": shifts("        calendar: workdays\n") });
    expect(() => prove(asked, alerts, 2027)).toThrow(UnknownYear);
    const hours = await sceneWith({ "duty/routing.yaml": inHours("{ calendar: workdays }") });
    expect(() => prove(hours, alerts, 2027)).toThrow(UnknownYear);
    expect(prove(await sceneWith({}), alerts, 2027).gaps).toEqual([]);
  });

  it("follows a pool's own routes in that pool only", async () => {
    const routing = routingOf(`receiver: main
routes:
  - pools: [230100-city]
    receiver: chat`);
    expect(await found({ "duty/routing.yaml": routing })).toEqual([
      expect.stringMatching(/RCH002 receiver chat: DiskFull, PoolDown: /),
    ]);
    const poolOnly = routing.replace("receiver: chat", "level: pool\n    receiver: chat");
    expect(await found({ "duty/routing.yaml": poolOnly })).toEqual([
      expect.stringMatching(/RCH002 receiver chat: DiskFull: /),
    ]);
  });
});
