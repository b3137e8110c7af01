import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type StackFolder, Terraform } from "../../../changes/terraform/terraform.js";
import { Workspace } from "../../../changes/workspace.js";
import { type FakeTerraform, fakeTerraform } from "../fake-terraform.js";

let estate: string;
let workspace: Workspace;
let fake: FakeTerraform;
beforeEach(() => {
  estate = mkdtempSync(join(tmpdir(), "zhengyun-terraform-"));
  workspace = new Workspace(estate);
  workspace.prepare();
  fake = fakeTerraform(estate);
  fake.tell({});
});
afterEach(() => rmSync(estate, { recursive: true }));

/** A stack as synthesis writes it. */
function stack(name: string, version = "~> 2.38", provider = "kubernetes"): StackFolder {
  const folder = join(workspace.out, "stacks", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const terraform = {
    backend: { local: { path: "x" } },
    required_providers: { [provider]: { source: `hashicorp/${provider}`, version } },
  };
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify({ terraform }));
  return { name, folder };
}

const terraform = (interruption = new AbortController().signal) =>
  new Terraform(
    { path: fake.path, product: "terraform", version: "1.11.4" },
    { workspace, environment: { PATH: process.env.PATH, HOME: estate }, interruption },
  );

describe("a stack", () => {
  it("is prepared, planned and shown; then exactly the saved plan is applied", async () => {
    const plan = { format_version: "1.2", resource_changes: [] };
    fake.tell({ a: { plan } });
    const runner = terraform();
    expect(await runner.plan(stack("a"))).toEqual({ json: plan });
    expect(existsSync(workspace.planFileOf("a"))).toBe(true);
    expect(await runner.apply(stack("a"))).toBeUndefined();
    expect(fake.calls()).toEqual(["init a", "plan a", "show a", "apply a"]);
  });

  it("is prepared once as long as nothing that matters to it changes, though the output is replaced", async () => {
    await terraform().plan(stack("a"));
    await terraform().plan(stack("a"));
    await terraform().plan(stack("a", "~> 3.0"));
    expect(fake.calls().filter((call) => call.startsWith("init"))).toEqual(["init a", "init a"]);
  });

  it("gets the versions that the first with the same providers got, and no others", async () => {
    const runner = terraform();
    const [a, b, c] = [stack("a"), stack("b"), stack("c", "~> 3.1", "helm")];
    for (const one of [a, b, c]) await runner.plan(one);
    const lock = ({ folder }: StackFolder) =>
      readFileSync(join(folder, ".terraform.lock.hcl"), "utf8")
        .replace(/^#.*\n\n/, "")
        .trim();
    const chosen = (provider: string, by: string) =>
      `provider "registry.terraform.io/hashicorp/${provider}" {\n  # chosen by ${by}\n}`;
    expect([a, b, c].map(lock)).toEqual([
      chosen("kubernetes", "a"),
      chosen("kubernetes", "a"),
      chosen("helm", "c"),
    ]);
    const again = stack("b");
    await terraform().plan(again);
    expect(lock(again)).toBe(chosen("kubernetes", "a"));
    expect(fake.calls().filter((call) => call.startsWith("init"))).toEqual(["init a", "init b", "init c"]);
  });

  it("is prepared anew when providers turn out to be missing", async () => {
    await terraform().plan(stack("a"));
    fake.tell({ a: { errors: { plan: "Inconsistent dependency lock file" } } });
    expect(await terraform().plan(stack("a"))).toMatchObject({ failure: { kind: "providers" } });
    expect(fake.calls()).toEqual(["init a", "plan a", "show a", "plan a", "init a", "plan a"]);
  });

  it("says in one sentence why it could not be prepared, planned or applied", async () => {
    fake.tell({
      a: { errors: { init: "Failed to query available provider packages" } },
      b: { errors: { plan: 'Get "https://10.0.0.1:6443/api": dial tcp: connect: connection refused' } },
      c: { errors: { apply: "Saved plan is stale" } },
    });
    const runner = terraform();
    expect(await runner.plan(stack("a"))).toMatchObject({ failure: { kind: "providers" } });
    expect(await runner.plan(stack("b"))).toMatchObject({ failure: { kind: "unreachable" } });
    await runner.plan(stack("c"));
    expect(await runner.apply(stack("c"))).toMatchObject({ kind: "stale" });
  });

  it("tells what it is about while it is applied", async () => {
    const resource = { addr: "kubernetes_namespace_v1.x" };
    fake.tell({
      a: {
        applying: [
          { type: "apply_start", hook: { resource } },
          { type: "apply_complete", hook: { resource } },
        ],
      },
    });
    const runner = terraform();
    await runner.plan(stack("a"));
    const heard: string[] = [];
    await runner.apply(stack("a"), ({ type }) => heard.push(type));
    expect(heard).toEqual(["started", "finished"]);
  });

  it("is interrupted once, waited for, and that is no failure of its own", async () => {
    fake.tell({ a: { hangs: true } });
    const stop = new AbortController();
    const runner = terraform(stop.signal);
    await runner.plan(stack("a"));
    expect(await runner.apply(stack("a"), () => stop.abort())).toMatchObject({
      kind: "interrupted",
      sentence: { en: "interrupted; Terraform wrote its state" },
    });
  });

  it("never tells secrets", async () => {
    fake.tell({ a: { errors: { plan: "cannot sign in at https://ops:hunter2@state.example" } } });
    const planned = await terraform().plan(stack("a"));
    expect(JSON.stringify(planned)).not.toContain("hunter2");
  });
});
