import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readAudit } from "../../../changes/audit.js";
import apply from "../../../cli/verbs/apply.js";
import plan from "../../../cli/verbs/plan.js";
import type { FakeStack } from "../../changes/fake-terraform.js";
import { changeJson, namespaceValues, planJson, quotaValues } from "../../changes/plan-json.js";
import { planInput, scene } from "../change-scene.js";

const input = {
  ...planInput,
  approve: undefined,
  plan: undefined,
  emergency: undefined,
  yes: true,
  as: "sun-jie",
} as const;

const platform = "230000-province-platform";
const tenancy = "230000-province-tenancy-01";
const city = "230100-city-tenancy-02";

const namespace = namespaceValues("education", "xueji");
const quota = (cpu: string) => quotaValues("education-xueji", { "requests.cpu": cpu });
const kept = changeJson("kubernetes_namespace_v1.education-xueji", namespace, namespace);
const resized = (from: string, to: string): FakeStack => ({
  plan: planJson([
    kept,
    changeJson("kubernetes_resource_quota_v1.education-xueji_quota", quota(from), quota(to)),
  ]),
});
const made = (name: string): FakeStack => ({
  plan: planJson([changeJson(`kubernetes_namespace_v1.${name}`, undefined, namespaceValues("health", name))]),
});

const trail = (folder: string) => readAudit(join(folder, ".zhengyun/audit.jsonl"));
const applied = (calls: readonly string[]) => calls.filter((call) => call.startsWith("apply"));
const lastLines = (text: string, count: number) => text.split("\n").slice(-count);

/** The digest that plan gives. */
async function planned(context: Parameters<typeof plan.run>[1], as: string): Promise<string> {
  const { json } = await plan.run({ ...planInput, as }, context);
  return (json as { digest: string }).digest;
}

function approve(folder: string, digest: string, approver: string): void {
  mkdirSync(join(folder, "approvals"), { recursive: true });
  const lines = [
    "author: sun-jie",
    `approver: ${approver}`,
    "approved: 2026-11-22T11:00:00+08:00",
    "reason: 已与部门确认",
  ];
  writeFileSync(join(folder, `approvals/${digest}.yaml`), `${lines.join("\n")}\n`);
}

describe("apply", () => {
  it("carries out what is not dangerous, dependencies first, and writes the audit before and after", async () => {
    const { context, terraform, folder } = await scene();
    terraform.tell({ [platform]: made("a"), [tenancy]: resized("40", "64"), [city]: made("b") });
    const { exitCode, text } = await apply.run(input, context);
    expect(exitCode).toBe(0);
    expect(lastLines(text, 1)).toEqual(["✓ done: 3 changes in 3 stacks"]);
    const calls = applied(terraform.calls());
    expect([...calls].sort()).toEqual([platform, tenancy, city].map((stack) => `apply ${stack}`).sort());
    expect(calls.indexOf(`apply ${platform}`)).toBeLessThan(calls.indexOf(`apply ${tenancy}`));
    expect(trail(folder)).toMatchObject({
      brokenAt: undefined,
      unfinished: [],
      entries: [
        { event: "intent", by: { person: "sun-jie", knownBy: "option" }, stacks: [platform, tenancy, city] },
        {
          event: "outcome",
          result: "done",
          stacks: { [platform]: "done", [tenancy]: "done", [city]: "done" },
        },
      ],
    });
    expect(existsSync(join(folder, ".zhengyun/running"))).toBe(false);
  });

  it("does nothing, and writes nothing, when nothing changes", async () => {
    const { context, terraform, folder } = await scene();
    expect(await apply.run(input, context)).toMatchObject({
      exitCode: 0,
      text: "✓ no changes: 12 stacks are as the estate says",
    });
    expect(applied(terraform.calls())).toEqual([]);
    expect(trail(folder).entries).toEqual([]);
  });

  it("carries out the plan that it is told of and no other", async () => {
    const { context, terraform } = await scene();
    terraform.tell({ [city]: made("a") });
    const digest = await planned(context, "sun-jie");
    terraform.tell({ [city]: made("b") });
    const another = await apply.run({ ...input, plan: digest }, context);
    expect([another.exitCode, ...lastLines(another.text, 1)]).toEqual([
      1,
      `✗ this is not the plan ${digest}: something has changed since, so plan again`,
    ]);
    expect(applied(terraform.calls())).toEqual([]);
    terraform.tell({ [city]: made("a") });
    expect((await apply.run({ ...input, plan: digest }, context)).exitCode).toBe(0);
    expect(applied(terraform.calls())).toEqual([`apply ${city}`]);
  });

  it("refuses dangers that nobody approved, and begins nothing", async () => {
    const { context, terraform, folder } = await scene({}, "zh");
    terraform.tell({ [tenancy]: resized("40", "24"), [city]: made("b") });
    const { exitCode, text } = await apply.run(input, context);
    expect(exitCode).toBe(1);
    expect(lastLines(text, 2)[0]).toBe("✗ 计划中有 1 处危险变更，尚无人批准");
    expect(applied(terraform.calls())).toEqual([]);
    expect(trail(folder).entries).toEqual([]);
  });

  it("carries out dangers that a file approves, and only these", async () => {
    const { context, terraform, folder } = await scene();
    terraform.tell({ [tenancy]: resized("40", "24") });
    const digest = await planned(context, "sun-jie");
    approve(folder, digest, "wang-lei");
    terraform.tell({ [tenancy]: resized("40", "16") });
    expect((await apply.run(input, context)).exitCode).toBe(1);
    terraform.tell({ [tenancy]: resized("40", "24") });
    expect((await apply.run(input, context)).exitCode).toBe(0);
    expect(applied(terraform.calls())).toEqual([`apply ${tenancy}`]);
    expect(trail(folder).entries[0]).toMatchObject({
      digest,
      approval: { approver: "wang-lei", source: "file" },
    });
  });

  it("carries out what somebody other than its author approves in person, and says what changed if it is not that", async () => {
    const { context, terraform } = await scene();
    terraform.tell({ [tenancy]: resized("40", "24") });
    const digest = await planned(context, "sun-jie");
    const approving = { ...input, yes: false, approve: digest };
    const own = await apply.run(approving, context);
    expect([own.exitCode, lastLines(own.text, 2)[0]]).toEqual([
      1,
      "✗ sun-jie made this plan and cannot approve it",
    ]);
    terraform.tell({ [tenancy]: resized("40", "16") });
    const other = await apply.run({ ...approving, as: "wang-lei" }, context);
    expect([other.exitCode, lastLines(other.text, 2)[0]]).toEqual([
      1,
      `  changed  ${tenancy}  kubernetes_resource_quota_v1.education-xueji_quota`,
    ]);
    terraform.tell({ [tenancy]: resized("40", "24") });
    expect((await apply.run({ ...approving, as: "wang-lei" }, context)).exitCode).toBe(0);
  });

  it("lets an approver look at a changed plan without becoming its author", async () => {
    const { context, terraform } = await scene();
    terraform.tell({ [tenancy]: resized("40", "24") });
    const first = await planned(context, "sun-jie");
    terraform.tell({ [tenancy]: resized("40", "16") });
    await apply.run({ ...input, as: "wang-lei", approve: first }, context);
    const second = await planned(context, "sun-jie");
    expect((await apply.run({ ...input, as: "wang-lei", approve: second }, context)).exitCode).toBe(0);
  });

  it("asks on a terminal, and takes nothing but yes for an answer", async () => {
    const { context, terraform } = await scene();
    terraform.tell({ [city]: made("b") });
    const asked: string[] = [];
    const answering = (answer: string) => ({
      ...context,
      ask: async (question: string) => {
        asked.push(question);
        return answer;
      },
    });
    const no = await apply.run({ ...input, yes: false }, answering("y"));
    expect([no.exitCode, no.text]).toEqual([1, "nothing was changed"]);
    const yes = await apply.run({ ...input, yes: false }, answering(" Yes\n"));
    expect([yes.exitCode, yes.text]).toEqual([0, "✓ done: 1 change in 1 stack"]);
    expect(asked[0]).toContain("卫健委: adds 1 namespace");
    expect(asked[0]).toMatch(/Carry out 1 change\? Type yes to go ahead: $/);
  });

  it("needs to know who is at work, and somebody to say yes", async () => {
    const { context, terraform } = await scene();
    await expect(apply.run({ ...input, as: undefined }, context)).rejects.toThrow(
      "nobody says who is at work",
    );
    await expect(apply.run({ ...input, yes: false }, context)).rejects.toThrow(
      "there is no terminal to ask on",
    );
    await expect(apply.run({ ...input, emergency: "e9" }, context)).rejects.toThrow(
      "there is no emergency e9",
    );
    expect(terraform.calls()).toEqual([]);
  });
});

describe("a stack that fails", () => {
  it("keeps those that depend on it from beginning, and nobody else", async () => {
    const { context, terraform, folder } = await scene();
    terraform.tell({
      [platform]: { ...made("a"), errors: { apply: 'namespaces "a" already exists' } },
      [tenancy]: resized("40", "64"),
      [city]: made("b"),
    });
    const { exitCode, text } = await apply.run(input, context);
    expect(exitCode).toBe(1);
    expect(lastLines(text, 5)).toEqual([
      "✗ 1 stack done, the others below; the next apply goes on from here",
      `  ${platform}  namespaces "a" is in the pool already, but not in Terraform's state`,
      "  → if the estate shall manage it, take it in with terraform import; else",
      "    rename one of the two",
      `  ${tenancy}  not begun: ${platform}, which it needs, did not succeed`,
    ]);
    expect(trail(folder).entries.at(-1)).toMatchObject({
      result: "failed",
      stacks: { [platform]: "exists", [tenancy]: "dependency", [city]: "done" },
    });
  });

  it("to be planned holds up only what depends on it", async () => {
    const { context, terraform } = await scene();
    terraform.tell({
      [platform]: { errors: { plan: "Error acquiring the state lock" } },
      [tenancy]: resized("40", "64"),
      [city]: made("b"),
    });
    const { exitCode, text } = await apply.run(input, context);
    expect(exitCode).toBe(1);
    expect(applied(terraform.calls())).toEqual([`apply ${city}`]);
    expect(text).toContain(`${tenancy}  not begun: ${platform}, which it needs, did not succeed`);
  });

  it("leaves the rest to the next run, which needs no second approval for it", async () => {
    const { context, terraform, folder } = await scene();
    const broken = {
      ...resized("40", "24"),
      errors: { apply: 'Get "https://10.0.0.1/api": dial tcp: i/o timeout' },
    };
    terraform.tell({ [tenancy]: broken, [city]: made("b") });
    const digest = await planned(context, "sun-jie");
    approve(folder, digest, "wang-lei");
    expect((await apply.run(input, context)).exitCode).toBe(1);
    terraform.tell({ [tenancy]: resized("40", "24") });
    expect((await apply.run(input, context)).exitCode).toBe(0);
    expect(trail(folder).entries.filter(({ event }) => event === "intent")).toMatchObject([
      { digest, approval: { approver: "wang-lei" } },
      { continues: digest },
    ]);
  });
});

describe("an interruption", () => {
  it("waits for what is under way, begins nothing more, and says what is done", async () => {
    const { context, terraform, folder } = await scene();
    terraform.tell({ [platform]: { ...made("a"), hangs: true }, [tenancy]: resized("40", "64") });
    const stop = new AbortController();
    const hurried = { ...context, interruption: () => stop.signal };
    const watching = setInterval(() => applied(terraform.calls()).length > 0 && stop.abort(), 20);
    const { exitCode, text } = await apply.run(input, hurried).finally(() => clearInterval(watching));
    expect(exitCode).toBe(1);
    expect(lastLines(text, 4)).toEqual([
      "✗ interrupted: 0 stacks done, the others below; the next apply goes on from here",
      `  ${platform}  interrupted; Terraform wrote its state`,
      "  → the next run goes on from here",
      `  ${tenancy}  not begun: ${platform}, which it needs, did not succeed`,
    ]);
    expect(trail(folder).entries.at(-1)).toMatchObject({ event: "outcome", result: "interrupted" });
  });

  it("while planning changes nothing", async () => {
    const { context, terraform, folder } = await scene();
    terraform.tell({ [platform]: made("a") });
    const { exitCode } = await apply.run(input, { ...context, interruption: () => AbortSignal.abort() });
    expect(exitCode).toBe(1);
    expect(applied(terraform.calls())).toEqual([]);
    expect(trail(folder).entries).toEqual([]);
  });

  it("that left no outcome is told by the next run", async () => {
    const { context, folder } = await scene();
    await apply.run(input, context);
    const { appendAudit } = await import("../../../changes/audit.js");
    appendAudit(join(folder, ".zhengyun/audit.jsonl"), {
      event: "intent",
      run: "1",
      time: "2026-11-21T20:00:00.000Z",
      by: { person: "sun-jie", knownBy: "git" },
      digest: "ab".repeat(32),
      stacks: [platform],
    });
    const { text } = await apply.run(input, context);
    expect(text).toContain(
      "2026-11-21T20:00:00.000Z sun-jie began abababababab, and no outcome was written: it may have been killed",
    );
  });
});

const freeze = (pools: string) =>
  [
    "freezes:",
    "  gaokao:",
    "    name: { zh: 高考保障, en: University entrance examination }",
    "    starts: 2026-11-22T00:00:00+08:00",
    "    ends: 2026-11-25T00:00:00+08:00",
    pools,
    "    declaredBy: wang-lei",
    "",
  ].join("\n");
const emergency = [
  "emergencies:",
  "  e1:",
  "    grade: II",
  "    reason: 健康档案系统大面积故障",
  "    declaredBy: he-ping",
  "    starts: 2026-11-22T10:00:00+08:00",
  "    ends: 2026-11-22T14:00:00+08:00",
  "    pools: [230100-city]",
  "",
].join("\n");

const people = readFileSync(new URL("../../estate/checks/base/duty/people.yaml", import.meta.url), "utf8");
const lead = "  he-ping: { name: 何平, organisation: data-bureau, personas: [{ persona: emergency-lead }] }";

describe("inside a freeze window", () => {
  const frozenCity = {
    "changes/freezes.yaml": freeze("    pools: [230100-city]"),
    "changes/emergencies.yaml": emergency,
    "duty/people.yaml": `${people.trimEnd()}\n${lead}\n`,
  };

  it("the pools concerned are held back by name, the others go on", async () => {
    const { context, terraform } = await scene(frozenCity);
    terraform.tell({ [tenancy]: resized("40", "64"), [city]: made("b") });
    const { exitCode, text } = await apply.run(input, context);
    expect(exitCode).toBe(1);
    expect(applied(terraform.calls())).toEqual([`apply ${tenancy}`]);
    expect(text).toContain(
      'pool 230100-city is in the freeze window "University entrance examination" until 2026-11-25T00:00:00+08:00',
    );
  });

  it("a declared emergency that covers the pool and the instant lets it through, and is written down", async () => {
    const { context, terraform, folder } = await scene(frozenCity);
    terraform.tell({ [city]: made("b") });
    expect((await apply.run({ ...input, emergency: "e1" }, context)).exitCode).toBe(0);
    expect(trail(folder).entries[0]).toMatchObject({ event: "intent", emergency: "e1" });
  });

  it("no emergency of another time or pool does", async () => {
    const { context, terraform } = await scene({ ...frozenCity, "changes/freezes.yaml": freeze("") });
    terraform.tell({ [tenancy]: resized("40", "64"), [city]: made("b") });
    const late = { ...input, emergency: "e1", at: "2026-11-22T14:00:00+08:00" };
    expect((await apply.run(late, context)).exitCode).toBe(1);
    expect(applied(terraform.calls())).toEqual([]);
    expect((await apply.run({ ...input, emergency: "e1" }, context)).exitCode).toBe(1);
    expect(applied(terraform.calls())).toEqual([`apply ${city}`]);
  });

  it("that begins while stacks are applied, those that have not begun do not begin", async () => {
    const { context, terraform } = await scene(frozenCity);
    const platformOfCity = "230100-city-platform";
    terraform.tell({ [platformOfCity]: made("a"), [city]: made("b") });
    const isUnderWay = () => applied(terraform.calls()).length > 0;
    const now = () => new Date(isUnderWay() ? "2026-11-22T00:00:00+08:00" : "2026-11-21T23:59:59+08:00");
    const { exitCode, text } = await apply.run(input, { ...context, now });
    expect(exitCode).toBe(1);
    expect(applied(terraform.calls())).toEqual([`apply ${platformOfCity}`]);
    expect(text).toContain(`${city}  pool 230100-city is in the freeze window`);
  });
});

it("secrets of the environment are in no file that is left behind", async () => {
  const { context, terraform, folder } = await scene();
  const environment = { ...context.environment, TF_HTTP_PASSWORD: "hunter2-hunter2" };
  terraform.tell({ [city]: { ...made("b"), errors: { apply: "cannot sign in with hunter2-hunter2" } } });
  const { json, text } = await apply.run(input, { ...context, environment });
  const audit = readFileSync(join(folder, ".zhengyun/audit.jsonl"), "utf8");
  expect(JSON.stringify(json) + text + audit).not.toContain("hunter2");
  expect(text).toContain("cannot sign in with ***");
});
