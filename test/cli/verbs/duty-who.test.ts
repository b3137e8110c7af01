import { describe, expect, it } from "vitest";
import dutyWho from "../../../cli/verbs/duty-who.js";
import { contextOf } from "../context.js";
import { estateWith } from "../folder-with.js";

const people = `people:
  wang-lei: { name: 王磊, organisation: data-bureau, phone: 0451-5550000, channels: [voice, sms], personas: [{ persona: regulator }] }
  zhao-min: { name: 赵敏, organisation: data-bureau, phone: 0451-5550001, channels: [wecom], personas: [{ persona: tech-authority }] }
  li-na: { name: 李娜, organisation: data-bureau, personas: [{ persona: city-admin, scope: { division: "230100" } }] }
  sun-jie: { name: 孙洁, organisation: education, personas: [{ persona: tenant-admin, scope: { department: education } }] }
  zhou-tao: { name: 周涛, organisation: health, personas: [{ persona: tenant-admin, scope: { department: health } }] }
  wu-fang: { name: 吴芳, organisation: data-bureau, personas: [{ persona: tenant-admin, scope: { department: data-bureau } }] }
`;
const rota = `rotas:
  province:
    name: { zh: 省级值班, en: Province }
    roles: { first: { zh: 一线, en: First line } }
    layers:
      - role: first
        people: [wang-lei, zhao-min]
        rotation: { every: 1, unit: days }
        from: 2026-11-01
        expires: 2026-12-01
      - people: [zhao-min]
        rotation: { every: 1, unit: days }
        from: 2026-11-01
        expires: 2026-12-01
    overrides:
      - { starts: 2026-11-22T08:30:00+08:00, ends: 2026-11-23T08:30:00+08:00, person: zhao-min, replaces: wang-lei, reason: 调班 }
`;
const files = { "duty/people.yaml": people, "duty/rota.yaml": rota };
const asked = { estate: undefined, at: undefined, rota: undefined, alert: undefined, pool: undefined };

describe("duty who", () => {
  it("tells whom a rota calls now, and for whom they stand in", async () => {
    const { exitCode, text } = await dutyWho.run(asked, contextOf(estateWith(files)));
    expect([exitCode, text]).toEqual([
      0,
      `\
On duty at 2026-11-22 12:00

Province (province)  until 2026-11-23 08:30
  at once  First line  赵敏  0451-5550001  WeCom`,
    ]);
  });

  it("tells the same of another moment in Chinese, with who comes next", async () => {
    const input = { ...asked, at: "2026-11-20T08:30" };
    const { text, json } = await dutyWho.run(input, contextOf(estateWith(files), "zh"));
    expect(text).toBe(`\
2026-11-20 08:30 值班

省级值班 (province)  至 2026-11-21 08:30
  立即  一线  赵敏  0451-5550001  企业微信`);
    expect(json).toMatchObject({
      at: "2026-11-20 08:30",
      rotas: [{ rota: "province", called: [{ person: "zhao-min" }] }],
    });
  });

  it("exits with 1 where nobody is on duty", async () => {
    const { exitCode, text } = await dutyWho.run(
      { ...asked, at: "2026-12-24T03:00" },
      contextOf(estateWith(files)),
    );
    expect([exitCode, text.split("\n").at(-1)]).toEqual([1, "  nobody is on duty"]);
  });

  it("knows the rotas when one is misspelt", async () => {
    const run = dutyWho.run({ ...asked, rota: "provinc" }, contextOf(estateWith(files)));
    await expect(run).rejects.toMatchObject({ message: expect.stringContaining("provinc") });
  });
});
