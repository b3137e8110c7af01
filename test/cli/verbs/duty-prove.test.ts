import { describe, expect, it } from "vitest";
import dutyProve from "../../../cli/verbs/duty-prove.js";
import dutyRoutes from "../../../cli/verbs/duty-routes.js";
import dutyWho from "../../../cli/verbs/duty-who.js";
import { example } from "../../examples/estates.js";
import { contextOf } from "../context.js";
import { estateWith } from "../folder-with.js";

const heilongjiang = example("heilongjiang");

describe("duty prove", () => {
  it("holds of the example's year, and says what it looked at", async () => {
    const { exitCode, json, text } = await dutyProve.run(
      { estate: heilongjiang, year: undefined },
      contextOf(heilongjiang),
    );
    expect([exitCode, json]).toEqual([
      0,
      expect.objectContaining({ year: 2026, isProven: true, findings: [], minutes: 525_600, levels: 21 }),
    ]);
    expect(text).toMatch(
      /^✓ 2026: \d+ alerts, 21 Alertmanagers, 525,600 minutes \([\d,]+ label sets\): somebody is told/,
    );
  });

  it("proves nothing of a year whose holidays are not known, and says so in Chinese", async () => {
    const { exitCode, text } = await dutyProve.run(
      { estate: heilongjiang, year: "2027" },
      contextOf(heilongjiang, "zh"),
    );
    expect(exitCode).toBe(1);
    expect(text).toContain("错误 RCH010");
    expect(text).toContain("✗ 2027 年未能证明");
  });

  it("proves nothing of an estate without a routing", async () => {
    const folder = estateWith({});
    const { exitCode, text } = await dutyProve.run({ estate: undefined, year: "2026" }, contextOf(folder));
    expect(exitCode).toBe(1);
    expect(text).toContain("RCH009");
    expect(text).toContain("✗ nothing is proven of 2026");
  });

  it("refuses what is no year", async () => {
    const run = dutyProve.run({ estate: heilongjiang, year: "next" }, contextOf(heilongjiang));
    await expect(run).rejects.toMatchObject({ message: expect.stringContaining("next") });
  });
});

describe("duty who --alert", () => {
  const asked = { estate: heilongjiang, at: "2026-10-10T03:00", rota: undefined };

  it("tells the routes of an alert, the rotas it comes to and who is on shift", async () => {
    const { exitCode, text } = await dutyWho.run(
      { ...asked, alert: "PoolNodesLost", pool: "230100-harbin" },
      contextOf(heilongjiang),
    );
    expect([exitCode, text]).toEqual([
      0,
      `\
On duty at 2026-10-10 03:00
  routes[0] → operations-chat → chat or mail
  routes[4] → platform → rota platform

Platform (platform)  until 2026-10-10 08:30
  at once       First line   冯志强  100 0000 1020  voice, SMS, WeCom
  after 10 min  Second line  卢天佑  100 0000 1032  voice, SMS, DingTalk
  after 20 min  Third line   陈振宇  100 0000 1010  WeCom`,
    ]);
  });

  it.each([
    [{ alert: "PoolNodeLost", pool: undefined }, "PoolNodeLost"],
    [{ alert: "PoolNodesLost", pool: "harbin" }, "harbin"],
  ])("refuses %o", async (question, word) => {
    const run = dutyWho.run({ ...asked, ...question }, contextOf(heilongjiang));
    await expect(run).rejects.toMatchObject({ message: expect.stringContaining(word) });
  });
});

describe("duty routes", () => {
  it("prints the configuration of a pool's Alertmanager, the same one every time", async () => {
    const run = () =>
      dutyRoutes.run({ estate: heilongjiang, pool: "230100-harbin", year: "2026" }, contextOf(heilongjiang));
    const { exitCode, text } = await run();
    expect(exitCode).toBe(0);
    expect((await run()).text).toBe(text);
    await expect(`${text}\n`).toMatchFileSnapshot("__snapshots__/alertmanager.yaml");
  });

  it("refuses a pool that there is not, and a year without holidays", async () => {
    const asked = { estate: heilongjiang, pool: undefined, year: "2026" };
    await expect(dutyRoutes.run({ ...asked, pool: "harbin" }, contextOf(heilongjiang))).rejects.toMatchObject(
      { message: expect.stringContaining("harbin") },
    );
    await expect(dutyRoutes.run({ ...asked, year: "2027" }, contextOf(heilongjiang))).rejects.toMatchObject({
      message: expect.stringContaining("2027"),
    });
  });
});
