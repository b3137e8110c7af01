import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAudit } from "../../../changes/audit.js";
import type { PlanReport } from "../../../changes/report.js";
import { kubectl } from "../cluster/kubectl.js";
import { providersMissing } from "./providers.js";
import { Province } from "./province.js";
import { record } from "./record.js";

const missing = providersMissing();
const province = "230000-province";
const city = "230100-city";

describe.skipIf(missing)(`plan and apply on real pools${missing ? ` (not run: ${missing})` : ""}`, () => {
  let all: Province;
  beforeAll(async () => {
    all = await Province.start();
  });
  afterAll(() => all?.stop());

  const plan = async () => {
    const report = await all.json<PlanReport>(["plan"]);
    // An estate with errors is answered with its findings.
    if (!report.stacks) throw new Error(JSON.stringify(report));
    return report;
  };
  const apply = (...args: readonly string[]) => all.run(["apply", "--yes", ...args]);
  const lastLine = (text: string) => text.split("\n").at(-1);
  const quota = (pool: typeof province | typeof city, namespace: string) =>
    all.field(pool, ["quota", "quota", "-n", namespace], "{.status.hard.requests\\.cpu}");

  it("a first plan adds everything, and nothing of it is dangerous", async () => {
    const { digest, dangers, pools, stacks } = await plan();
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(dangers).toEqual([]);
    expect(
      pools.map(({ pool, groups }) => [pool, groups.map(({ department = "platform" }) => department)]),
    ).toEqual([
      [province, ["platform", "education"]],
      [city, ["platform", "health"]],
    ]);
    expect(stacks.every(({ result }) => result === "done")).toBe(true);
    record("first", all.shown, [`${province}-platform`, `${province}-tenancy-01`]);
  });

  it("the same plan made again has the same digest", async () => {
    expect((await plan()).digest).toBe((await plan()).digest);
  });

  it("applying it makes both pools what the estate says, and the next plan is empty", async () => {
    const { exitCode, stdout } = await apply();
    expect([exitCode, lastLine(stdout)]).toEqual([
      0,
      expect.stringMatching(/^✓ done: \d+ changes in 6 stacks$/),
    ]);
    expect(await quota(province, "education-xueji")).toBe("4");
    expect(await quota(city, "health-records")).toBe("4");
    const after = await all.run(["plan"]);
    expect([after.exitCode, after.stdout]).toEqual([0, "✓ no changes: 12 stacks are as the estate says"]);
    record("empty", all.shown, [`${province}-tenancy-01`]);
  });

  it("more quota is applied without ado", async () => {
    all.edit("departments/health.yaml", "230100-city: { quota: { cpu: 4", "230100-city: { quota: { cpu: 6");
    const { exitCode, stdout } = await apply();
    expect(exitCode).toBe(0);
    expect(stdout).toContain("卫健委: changes 1 quota; quota CPU 4 → 6");
    expect(await quota(city, "health-records")).toBe("6");
    record("quota-grown", all.shown, [`${city}-tenancy-02`]);
  });

  it("less quota is refused without an approval, whoever runs it; with one by another person it is applied", async () => {
    all.edit("departments/health.yaml", "230100-city: { quota: { cpu: 6", "230100-city: { quota: { cpu: 2");
    const refused = await apply();
    expect(refused.exitCode).toBe(1);
    expect(refused.stdout).toContain("health-records: quota of CPU goes down from 6 to 2");
    expect(await quota(city, "health-records")).toBe("6");
    const { digest = "" } = await plan();
    const own = await apply("--approve", digest);
    expect([own.exitCode, own.stdout]).toEqual([1, expect.stringContaining("sun-jie made this plan")]);
    const approved = await apply("--approve", digest, "--as", "wang-lei");
    expect([approved.exitCode, lastLine(approved.stdout)]).toEqual([0, "✓ done: 1 change in 1 stack"]);
    expect(await quota(city, "health-records")).toBe("2");
    record("quota-shrunk", all.shown, [`${city}-tenancy-02`]);
  });

  it("a grant that was approved in the estate opens its paths in both pools", async () => {
    all.write(
      "grants/g-0002.yaml",
      readFileSync(join(all.estate, "grants/g-0001.yaml"), "utf8").replace(
        "from: education/xueji\nto: health/records",
        "from: health/records\nto: education/xueji",
      ),
    );
    const { exitCode, stdout } = await apply();
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining("opens: health/records → education/xueji TCP 443, grant g-0002"),
    ]);
    record("grant-added", all.shown, [`${province}-tenancy-01`, `${city}-tenancy-02`]);
    const names = await all.field(
      city,
      ["networkpolicy", "-n", "health-records"],
      "{.items[*].metadata.name}",
    );
    expect(names.split(" ")).toContain("grant-g-0002-egress");
  });

  it("what somebody opened by hand is closed again, and that is no danger", async () => {
    const { plane } = all.pools[province];
    const wide = '{"spec":{"ingress":[{}]}}';
    await kubectl(plane, [
      "patch",
      "networkpolicy",
      "default-deny",
      "-n",
      "education-xueji",
      "--type=merge",
      "-p",
      wide,
    ]);
    const { dangers, pools } = await plan();
    expect(dangers).toEqual([]);
    expect(pools).toMatchObject([{ pool: province, groups: [{ department: "education" }] }]);
    record("opened-by-hand", all.shown, [`${province}-tenancy-01`]);
    expect((await apply()).exitCode).toBe(0);
    expect(
      await all.field(
        province,
        ["networkpolicy", "default-deny", "-n", "education-xueji"],
        "{.spec.ingress}",
      ),
    ).toBe("");
  });

  it("another list of registries may weaken admission: it is refused until approved", async () => {
    all.edit("estate.yaml", "registries: [", "registries: [registry.partner.example/apps, ");
    const { dangers, digest = "" } = await plan();
    expect([...new Set(dangers.map(({ kind, object }) => `${kind} ${object}`))]).toEqual([
      "admission-weakened ValidatingAdmissionPolicy zhengyun-registries",
    ]);
    record("registries-changed", all.shown, [`${province}-platform`]);
    expect((await apply()).exitCode).toBe(1);
    expect((await apply("--approve", digest, "--as", "wang-lei")).exitCode).toBe(0);
    expect((await plan()).digest).toBeUndefined();
  });

  it("renaming and moving files changes nothing", async () => {
    const grant = readFileSync(join(all.estate, "grants/g-0002.yaml"), "utf8");
    all.remove("grants/g-0002.yaml");
    all.write("grants/2026/g-0002.yaml", `# moved\n${grant}`);
    expect((await plan()).digest).toBeUndefined();
  });

  it("a department that leaves is removed only with an approval, object by object named", async () => {
    all.remove("grants/2026/g-0002.yaml");
    all.remove("grants/g-0001.yaml");
    all.remove("departments/health.yaml");
    all.edit("duty/people.yaml", "organisation: health", "organisation: data-bureau");
    all.edit("duty/people.yaml", "department: health", "department: data-bureau");
    const segments = readFileSync(join(all.estate, "network/segments/230100-city.yaml"), "utf8");
    all.write("network/segments/230100-city.yaml", segments.replace(/^ *allocations:\n *health: .*\n/m, ""));
    const refused = await apply();
    expect([refused.exitCode, refused.stdout]).toEqual([
      1,
      expect.stringContaining("卫健委  deletes the namespace health-records and everything in it"),
    ]);
    record("department-removed", all.shown, [`${province}-tenancy-01`, `${city}-tenancy-02`]);
    const { digest = "" } = await plan();
    expect((await apply("--approve", digest, "--as", "wang-lei")).exitCode).toBe(0);
    expect(await all.field(city, ["namespace", "health-records"], "{.metadata.name}")).toBe("");
    expect((await plan()).digest).toBeUndefined();
  });

  it("all of it is in the audit file, unbroken, and no secret is in what was left behind", () => {
    const { entries, brokenAt, unfinished } = readAudit(join(all.estate, ".zhengyun/audit.jsonl"));
    expect({ brokenAt, unfinished }).toEqual({ brokenAt: undefined, unfinished: [] });
    expect(entries.map((entry) => (entry.event === "outcome" ? entry.result : "intent"))).toEqual(
      Array.from({ length: 7 }, () => ["intent", "done"]).flat(),
    );
    const tokens = Object.values(all.pools).map(({ plane }) => plane.token);
    for (const file of ["audit.jsonl", `out/stacks/${province}-platform/cdk.tf.json`]) {
      const text = readFileSync(join(all.estate, ".zhengyun", file), "utf8");
      expect(tokens.some((token) => text.includes(token))).toBe(false);
    }
  });
});
