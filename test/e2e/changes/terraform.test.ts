import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPlan } from "../../../changes/plan/read.js";
import { findProgram } from "../../../changes/terraform/program.js";
import { type StackFolder, Terraform } from "../../../changes/terraform/terraform.js";
import { Workspace } from "../../../changes/workspace.js";
import { terraformMissing } from "./providers.js";

const missing = terraformMissing();

describe.skipIf(missing)(
  `the real Terraform, without providers${missing ? ` (not run: ${missing})` : ""}`,
  () => {
    let estate: string;
    let workspace: Workspace;
    beforeEach(() => {
      estate = mkdtempSync(join(tmpdir(), "zhengyun-real-"));
      workspace = new Workspace(estate);
      workspace.prepare();
    });
    afterEach(() => rmSync(estate, { recursive: true }));

    /** A stack of resources that Terraform has built in. */
    function stack(resources: Readonly<Record<string, object>>): StackFolder {
      const folder = join(workspace.out, "stacks/s");
      mkdirSync(folder, { recursive: true });
      const terraform = { backend: { local: { path: "../../../state/s.tfstate" } } };
      writeFileSync(
        join(folder, "cdk.tf.json"),
        JSON.stringify({ terraform, resource: { terraform_data: resources } }),
      );
      return { name: "s", folder };
    }

    async function runner(interruption = new AbortController().signal): Promise<Terraform> {
      const program = await findProgram("terraform", process.env, estate);
      return new Terraform(program, { workspace, environment: process.env, interruption, lockTimeout: 0 });
    }

    /** What a plan would do, by address. */
    async function planned(terraform: Terraform, some: StackFolder): Promise<Record<string, string>> {
      const result = await terraform.plan(some);
      if ("failure" in result) throw new Error(result.failure.sentence.en);
      const { resources } = readPlan(result.json, { stack: "s", pool: "p" });
      return Object.fromEntries(resources.map(({ address, action }) => [address, action]));
    }

    const slow = { input: 1, provisioner: { "local-exec": { command: "sleep 1" } } };

    it("plans, applies exactly that, and finds nothing to do then", async () => {
      const terraform = await runner();
      const one = stack({ a: { input: 1 }, b: { input: 1 } });
      expect(await planned(terraform, one)).toEqual({
        "terraform_data.a": "create",
        "terraform_data.b": "create",
      });
      const heard: string[] = [];
      expect(await terraform.apply(one, ({ type }) => heard.push(type))).toBeUndefined();
      expect([...heard].sort()).toEqual(["finished", "finished", "planned", "planned", "started", "started"]);
      expect(await planned(terraform, one)).toEqual({
        "terraform_data.a": "none",
        "terraform_data.b": "none",
      });
    });

    it("keeps its state when the output is replaced, and sees what was removed and replaced", async () => {
      const terraform = await runner();
      const first = stack({ a: { input: 1 }, b: { triggers_replace: 1 } });
      await planned(terraform, first);
      await terraform.apply(first);
      rmSync(workspace.out, { recursive: true });
      expect(await planned(await runner(), stack({ b: { triggers_replace: 2 } }))).toEqual({
        "terraform_data.a": "delete",
        "terraform_data.b": "replace",
      });
    });

    it("refuses a plan that was overtaken, and a state that is locked, in one sentence", async () => {
      const terraform = await runner();
      const one = stack({ a: slow });
      await planned(terraform, one);
      const first = terraform.apply(one);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const other = await terraform.plan(one);
      expect(other).toMatchObject({ failure: { kind: "locked" } });
      expect(await first).toBeUndefined();
      const two = stack({ a: slow, b: { input: 1 } });
      await planned(terraform, two);
      const plan = readFileSync(workspace.planFileOf("s"));
      await terraform.apply(two);
      writeFileSync(workspace.planFileOf("s"), plan);
      expect(await terraform.apply(two)).toMatchObject({ kind: "stale" });
    });

    it("asked to stop finishes what is under way, writes its state, and begins nothing more", async () => {
      const stop = new AbortController();
      const one = stack({ a: slow, b: { input: 1, depends_on: ["terraform_data.a"] } });
      const hurried = await runner(stop.signal);
      await planned(hurried, one);
      const failure = await hurried.apply(one, ({ type }) => type === "started" && stop.abort());
      expect(failure).toMatchObject({ kind: "interrupted" });
      // The built-in local-exec hears the interrupt too and fails, so that what it was for is made anew.
      const after = await planned(await runner(), one);
      expect(Object.keys(after)).toEqual(["terraform_data.a", "terraform_data.b"]);
      expect(after["terraform_data.b"]).toBe("create");
      expect(JSON.parse(readFileSync(workspace.stateOf("s"), "utf8"))).toMatchObject({
        resources: [{ type: "terraform_data", name: "a" }],
      });
    });

    it("refuses to destroy what is protected, by its address", async () => {
      const terraform = await runner();
      const protectedOne = (trigger: number) => ({
        triggers_replace: trigger,
        lifecycle: { prevent_destroy: true },
      });
      const one = stack({ a: protectedOne(1) });
      await planned(terraform, one);
      await terraform.apply(one);
      expect(await terraform.plan(stack({ a: protectedOne(2) }))).toMatchObject({
        failure: {
          kind: "protected",
          sentence: { en: "the change would destroy terraform_data.a, which is protected" },
        },
      });
    });
  },
);
