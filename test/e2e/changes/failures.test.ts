import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAudit } from "../../../changes/audit.js";
import type { PlanReport } from "../../../changes/report.js";
import { kubectl } from "../cluster/kubectl.js";
import { pendingUpgrade } from "./helm-note.js";
import { providersMissing } from "./providers.js";
import { Province } from "./province.js";
import { record } from "./record.js";

const missing = providersMissing();
const province = "230000-province";
const city = "230100-city";

describe.skipIf(missing)(
  `plan and apply when things go wrong${missing ? ` (not run: ${missing})` : ""}`,
  () => {
    let all: Province;
    beforeAll(async () => {
      all = await Province.start();
    });
    afterAll(() => all?.stop());

    const apply = (...args: readonly string[]) => all.run(["apply", "--yes", ...args]);
    const entryCount = () => readAudit(join(all.estate, ".zhengyun/audit.jsonl")).entries.length;
    const lastOutcome = () => readAudit(join(all.estate, ".zhengyun/audit.jsonl")).entries.at(-1);
    const namespaceIn = (pool: typeof province | typeof city, name: string) =>
      all.field(pool, ["namespace", name], "{.metadata.name}");

    it("a pool that is down is named in one sentence; the other is applied whole", async () => {
      all.pools[city].gateway.close();
      const { exitCode, stdout, stderr } = await apply();
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(
        new RegExp(`${city}-platform  the pool cannot be reached at 127.0.0.1:\\d+ \\(ECONNRE`),
      );
      expect(stdout + stderr).not.toMatch(/\n\s+at /);
      expect(await namespaceIn(province, "education-xueji")).toBe("education-xueji");
      expect(await namespaceIn(city, "health-records")).toBe("");
    });

    it("a pool that dies in the middle is named; the next run completes it, and the plan is empty then", async () => {
      const { gateway } = all.pools[city];
      gateway.open();
      gateway.breakAfter(25_000);
      const broken = await apply();
      expect(broken.exitCode).toBe(1);
      expect(broken.stdout).toContain("the pool cannot be reached");
      expect(lastOutcome()).toMatchObject({
        result: "failed",
        stacks: { [`${city}-platform`]: "unreachable" },
      });
      gateway.open();
      const rest = await all.run(["plan"]);
      record("pool-died", all.shown, [`${city}-platform`]);
      expect(rest.stdout).not.toContain("to be approved");
      const completed = await apply();
      expect([completed.exitCode, completed.stdout.split("\n").at(-1)]).toEqual([
        0,
        expect.stringMatching(/^✓ done/),
      ]);
      expect((await all.run(["plan"])).stdout).toMatch(/^✓ no changes: \d+ stacks are as the estate says$/);
    });

    it("a Helm release that was left half changed is freed and completed by the next run", async () => {
      all.edit("estate.yaml", "registries: [", "registries: [registry.partner.example/apps, ");
      const { digest = "" } = await all.json<PlanReport>(["plan"]);
      const { gateway, plane } = all.pools[city];
      // As Helm leaves its note when it is killed in the middle.
      const release = "sh.helm.release.v1.zhengyun-admission";
      const args = ["get", "secret", `${release}.v1`, "-n", "zhengyun-system", "-o", "json"];
      const note = JSON.parse((await kubectl(plane, args)).stdout);
      const stuck = pendingUpgrade(note, `${release}.v2`, 2);
      // Broken off once the apply has begun, which its line in the audit file tells.
      const begun = entryCount();
      const broken = await all.run(["apply", "--approve", digest, "--as", "wang-lei"], async () => {
        if (entryCount() > begun) gateway.close();
        return false;
      });
      expect(broken.exitCode).toBe(1);
      gateway.open();
      await kubectl(plane, ["create", "-f", "-"], JSON.stringify(stuck));
      const completed = await apply();
      expect([completed.exitCode, completed.stdout]).toEqual([0, expect.stringMatching(/✓ done.*$/)]);
      expect((await all.run(["plan"])).stdout).toMatch(/^✓ no changes: \d+ stacks are as the estate says$/);
    });

    it("credentials that are not accepted are named, pool by pool, and shown nowhere", async () => {
      all.writeKubeconfig("an-expired-token-0815");
      const { exitCode, stdout, stderr } = await all.run(["plan"]);
      all.writeKubeconfig();
      expect(exitCode).toBe(1);
      expect(stdout).toContain("the pool does not accept the credentials (401); they may have expired");
      expect(stdout + stderr).not.toContain("an-expired-token-0815");
    });

    it("a pool that the kubeconfig does not know is named", async () => {
      const file = join(all.folder, "kubeconfig");
      const kubeconfig = readFileSync(file, "utf8");
      writeFileSync(
        file,
        kubeconfig.replaceAll(`"name":"${city}","context"`, '"name":"elsewhere","context"'),
      );
      const { exitCode, stdout } = await all.run(["plan"]);
      writeFileSync(file, kubeconfig);
      expect([exitCode, stdout]).toEqual([
        1,
        expect.stringContaining(`the kubeconfig has no context ${city}`),
      ]);
    });

    it("Ctrl-C lets what is under way come to its end, and the next run goes on from there", async () => {
      all.edit("departments/education.yaml", "applications:\n", `applications:\n${manyApplications(8)}`);
      all.pools[province].gateway.delay(60);
      const isUnderWay = async () => (await namespaceIn(province, "education-app-0")) !== "";
      const interrupted = await all.run(["apply", "--yes"], isUnderWay);
      all.pools[province].gateway.delay(0);
      expect(interrupted.exitCode).toBe(1);
      expect(interrupted.stdout).toContain("interrupted; Terraform wrote its state");
      expect(lastOutcome()).toMatchObject({
        result: "interrupted",
        stacks: { [`${province}-tenancy-01`]: "interrupted" },
      });
      expect(["lock", "running"].map((name) => existsSync(join(all.estate, ".zhengyun", name)))).toEqual([
        false,
        false,
      ]);
      const rest = await all.json<PlanReport>(["plan"]);
      record("interrupted", all.shown, [`${province}-tenancy-01`]);
      expect(rest.stacks.find(({ stack }) => stack === `${province}-tenancy-01`)?.changes).toBeGreaterThan(0);
      const completed = await apply();
      expect([completed.exitCode, completed.stdout.split("\n").at(-1)]).toEqual([
        0,
        expect.stringMatching(/^✓ done/),
      ]);
      expect((await all.json<PlanReport>(["plan"])).digest).toBeUndefined();
    });

    it("an estate that another run is at work on is left alone, in one sentence", async () => {
      all.edit("departments/education.yaml", "cpu: 4, memory: 16Gi", "cpu: 5, memory: 16Gi");
      all.pools[province].gateway.delay(400);
      const first = all.run(["apply", "--yes"]);
      const states = join(all.estate, ".zhengyun/state");
      while (!readdirSync(states).some((name) => name.endsWith(".lock.info"))) await wait(20);
      const other = await all.run(["plan"]);
      all.pools[province].gateway.delay(0);
      expect([other.exitCode, other.stderr]).toEqual([
        2,
        expect.stringContaining("another plan or apply is at work on this estate"),
      ]);
      expect((await first).exitCode).toBe(0);
    });

    it("a pool that takes no writes refuses in one sentence", async () => {
      // A person with the right to read, and no other.
      const { plane } = all.pools[province];
      await kubectl(plane, ["create", "serviceaccount", "reader", "-n", "default"]);
      await kubectl(plane, [
        "create",
        "clusterrolebinding",
        "reader",
        "--clusterrole=view",
        "--serviceaccount=default:reader",
      ]);
      const { stdout: token } = await kubectl(plane, ["create", "token", "reader", "-n", "default"]);
      all.edit("departments/education.yaml", "cpu: 5, memory: 16Gi", "cpu: 6, memory: 16Gi");
      all.writeKubeconfig(token.trim());
      const { exitCode, stdout, stderr } = await all.run([
        "apply",
        "--yes",
        "--stack",
        `${province}-tenancy-01`,
      ]);
      all.writeKubeconfig();
      expect(exitCode).toBe(1);
      expect(stdout).toContain("the credentials do not permit it: User");
      expect(stdout + stderr).not.toContain(token.trim());
    });
  },
);

/** Applications small enough for the department's quota. */
function manyApplications(count: number): string {
  return Array.from({ length: count }, (_, index) =>
    [
      `  app-${index}:`,
      `    name: { zh: 应用 ${index} }`,
      "    zone: public",
      "    level: 2",
      "    dataClass: general",
      "    drTier: general",
      "    placements:",
      "      230000-province: { quota: { cpu: 0.25, memory: 1Gi, storage: 10Gi } }",
      "    backup: { pool: 230100-city, everyHours: 24, retentionDays: 30, lastRestoreTest: 2026-06-01 }",
      "",
    ].join("\n"),
  ).join("");
}
