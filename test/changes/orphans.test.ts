import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { orphans } from "../../changes/orphans.js";
import { Workspace } from "../../changes/workspace.js";

let estate: string;
let workspace: Workspace;
beforeEach(() => {
  estate = mkdtempSync(join(tmpdir(), "zhengyun-orphans-"));
  workspace = new Workspace(estate);
});
afterEach(() => rmSync(estate, { recursive: true }));

const state = (stack: string, contents: string) =>
  writeFileSync(join(workspace.states, `${stack}.tfstate`), contents);
const backend = (stack: string, type: string) => {
  mkdirSync(workspace.dataOf(stack), { recursive: true });
  writeFileSync(join(workspace.dataOf(stack), "terraform.tfstate"), JSON.stringify({ backend: { type } }));
};

it("no stack is an orphan in an estate that was never applied", () => {
  expect(orphans(workspace, new Set())).toEqual([]);
});

it("a stack with resources in its state that the estate has no longer is an orphan", () => {
  workspace.prepare();
  const three = JSON.stringify({ resources: [{ instances: [{}, {}] }, { instances: [{}] }] });
  state("known", three);
  state("gone", three);
  state("emptied", JSON.stringify({ resources: [] }));
  state("unreadable", "{");
  backend("gone", "local");
  backend("elsewhere", "s3");
  backend("known-elsewhere", "s3");
  expect(orphans(workspace, new Set(["known", "known-elsewhere"]))).toEqual([
    { stack: "elsewhere" },
    { stack: "gone", resources: 3 },
    { stack: "unreadable", resources: 1 },
  ]);
});
