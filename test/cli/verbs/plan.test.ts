import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PlanReport } from "../../../changes/report.js";
import plan from "../../../cli/verbs/plan.js";
import { changeJson, namespaceValues, planJson, quotaValues } from "../../changes/plan-json.js";
import { planInput as input, scene } from "../change-scene.js";

const tenancy = "230000-province-tenancy-01";
const namespace = namespaceValues("education", "xueji");
const quota = (cpu: string) => quotaValues("education-xueji", { "requests.cpu": cpu });
const shrunk = planJson([
  changeJson("kubernetes_namespace_v1.education-xueji", namespace, namespace),
  changeJson("kubernetes_resource_quota_v1.education-xueji_quota", quota("40"), quota("24")),
]);

const reportOf = (json: unknown) => json as PlanReport;

describe("plan", () => {
  it("says that nothing changes", async () => {
    const { context } = await scene();
    const { exitCode, text, json } = await plan.run({ ...input, pool: ["230000-province"] }, context);
    expect({ exitCode, text }).toEqual({
      exitCode: 0,
      text: "✓ no changes: 6 stacks are as the estate says",
    });
    expect(reportOf(json).digest).toBeUndefined();
  });

  it("names dangers first, then what changes for whom, then the digest and its author", async () => {
    const { context, terraform, folder } = await scene();
    terraform.tell({ [tenancy]: { plan: shrunk } });
    const { exitCode, text, json } = await plan.run({ ...input, as: "zhao-min" }, context);
    const digest = reportOf(json).digest ?? "";
    expect(exitCode).toBe(0);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(text).toBe(
      [
        "1 dangerous change, to be approved by somebody else than the author",
        "  Quota shrunk (1)",
        "    省级资源池 (230000-province) · 教育厅  education-xueji: quota of CPU goes down from 40 to 24",
        "",
        "Changes",
        "  省级资源池 (230000-province)",
        "    教育厅: changes 1 quota; quota CPU 40 → 24",
        "",
        `plan ${digest}, by zhao-min`,
      ].join("\n"),
    );
    expect(readdirSync(join(folder, ".zhengyun/plans"))).toEqual([`${digest}.json`]);
  });

  it("leaves no saved plan and no lock behind, and keeps the first author", async () => {
    const { context, terraform, folder } = await scene();
    terraform.tell({ [tenancy]: { plan: shrunk } });
    await plan.run({ ...input, as: "zhao-min" }, context);
    const { json } = await plan.run({ ...input, as: "wang-lei" }, context);
    expect(reportOf(json).author).toBe("zhao-min");
    expect(["running", "lock"].map((name) => existsSync(join(folder, ".zhengyun", name)))).toEqual([
      false,
      false,
    ]);
  });

  it("names what could not be planned, once for a pool that is out, and plans the rest", async () => {
    const { context, terraform } = await scene({}, "zh");
    const refused =
      'Get "https://10.23.0.10:6443/api": dial tcp 10.23.0.10:6443: connect: connection refused';
    const stacks = ["platform", "extranet", "tenancy-00", "tenancy-01", "tenancy-02", "tenancy-03"];
    const out = Object.fromEntries(
      stacks.map((name) => [`230100-city-${name}`, { errors: { plan: refused } }]),
    );
    terraform.tell({ ...out, [tenancy]: { plan: shrunk } });
    const { exitCode, text, json } = await plan.run({ ...input, parallel: "1" }, context);
    expect(exitCode).toBe(1);
    expect(text).toContain(
      [
        "未能计划",
        "  230100-city-platform  连接不上资源池 10.23.0.10:6443（connection refused）（同池另有 2 个栈）",
        "  → 检查网络与资源池的 API 服务；恢复后再次执行即可接着完成",
      ].join("\n"),
    );
    expect(text).toContain("教育厅：修改配额 1；配额 CPU 40 → 24");
    expect(text).toContain("变更人不明（用 --as 指明）；不含未能计划的 3 个栈");
    expect(
      reportOf(json)
        .stacks.filter(({ result }) => result !== "done")
        .map(({ stack, result }) => [stack, result]),
    ).toEqual([
      ["230100-city-platform", "failed"],
      ["230100-city-extranet", "skipped"],
      ["230100-city-tenancy-02", "skipped"],
    ]);
  });

  it("names pools that are not ours to change, freezes to come, orphans and broken audit files", async () => {
    const freezes = [
      "freezes:",
      "  two-sessions:",
      "    name: { zh: 两会, en: Two Sessions }",
      "    starts: 2026-12-01T00:00:00+08:00",
      "    ends: 2026-12-05T00:00:00+08:00",
      "    declaredBy: wang-lei",
      "",
    ].join("\n");
    const { context, folder } = await scene({ "changes/freezes.yaml": freezes });
    await plan.run(input, context);
    const state = JSON.stringify({ resources: [{ instances: [{}] }] });
    writeFileSync(join(folder, ".zhengyun/state/230200-gone-platform.tfstate"), state);
    writeFileSync(join(folder, ".zhengyun/audit.jsonl"), "torn\n");
    const { text } = await plan.run(input, context);
    expect(text).toBe(
      [
        "Freeze windows",
        "  Two Sessions (two-sessions)  2026-12-01T00:00:00+08:00 – 2026-12-05T00:00:00+08:00  230000-province 230100-city",
        "",
        "Stacks that still have a state, but no place in the estate",
        "  230200-gone-platform  1 resources",
        "",
        "Earlier runs",
        "  .zhengyun/audit.jsonl line 1 does not follow from what is before: edited, missing or torn",
        "",
        "✓ no changes: 12 stacks are as the estate says",
      ].join("\n"),
    );
  });

  it("does not plan an estate with errors", async () => {
    const { context, terraform } = await scene({ "grants/g-0002.yaml": "from: nobody\n" });
    expect((await plan.run(input, context)).exitCode).toBe(1);
    expect(terraform.calls()).toEqual([]);
  });

  it("plans only the stacks asked for", async () => {
    const { context, terraform } = await scene();
    await plan.run({ ...input, stack: ["230100-city-platform"] }, context);
    expect(terraform.calls()).toEqual(["init", "plan", "show"].map((verb) => `${verb} 230100-city-platform`));
  });

  it.each([
    [{ parallel: "0" }, "--parallel 0 will not do"],
    [{ at: "2026-11-22" }, "--at 2026-11-22 is no instant"],
    [{ as: "nobody" }, "nobody, named by --as, is nobody in the estate"],
    [{ pool: ["230100-town"] }, "there is no pool 230100-town"],
    [{ terraformBin: "/no/such" }, "there is no program /no/such"],
  ])("refuses %j", async (wrong, told) => {
    await expect(plan.run({ ...input, ...wrong }, (await scene()).context)).rejects.toThrow(told);
  });
});
