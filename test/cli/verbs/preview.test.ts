import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import preview from "../../../cli/verbs/preview.js";
import { UsageError } from "../../../estate/usage-error.js";
import { example, today } from "../../examples/estates.js";
import { contextOf } from "../context.js";
import { folderWith } from "../folder-with.js";

const input = { estate: undefined, against: undefined, at: today } as const;

/** The smallest estate in a git repository, below its top, committed. */
async function committed(): Promise<string> {
  const top = folderWith({});
  const folder = join(top, "province");
  cpSync(example("minimal"), folder, { recursive: true });
  const identity = ["-c", "user.name=甲", "-c", "user.email=a@gov.example"];
  await execa("git", ["init", "-q", top]);
  await execa("git", ["-C", top, "add", "-A"]);
  await execa("git", ["-C", top, ...identity, "commit", "-qm", "first"]);
  return folder;
}

function edit(folder: string, file: string, from: string, to: string): void {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
}

it("says that nothing changes when nothing was changed", async () => {
  const { exitCode, text } = await preview.run(input, contextOf(await committed()));
  expect([exitCode, text]).toEqual([0, "✓ nothing changes against HEAD"]);
});

it("says in words what uncommitted edits would change, dangers first", async () => {
  const folder = await committed();
  edit(folder, "departments/education.yaml", "quota: { cpu: 12,", "quota: { cpu: 8,");
  edit(folder, "departments/data-bureau.yaml", "quota: { cpu: 16,", "quota: { cpu: 20,");
  const { exitCode, text } = await preview.run(input, contextOf(folder));
  expect(exitCode).toBe(0);
  expect(text).toBe(`\
1 dangerous change, to be approved by somebody else than the author
  Quota shrunk (1)
    Provincial pool (province) · Department of Education  education-xueji: quota of CPU goes down from 12 to 8

Changes
  Provincial pool (province)
    Data Bureau: changes 1 quota; quota CPU 16 → 20
    Department of Education: changes 1 quota; quota CPU 12 → 8

against HEAD: changes in 1 pool, 1 danger`);
});

it("compares with another estate's folder; a comment is no change", async () => {
  const folder = await committed();
  const earlier = folderWith({});
  cpSync(example("minimal"), earlier, { recursive: true });
  edit(folder, "grants/g-0001.yaml", "ports: [tcp/443]", "ports: [tcp/443] # unchanged");
  const { text } = await preview.run({ ...input, against: earlier }, contextOf(folder));
  expect(text).toBe(`✓ nothing changes against ${earlier}`);
});

it("refuses what is neither a revision nor an estate", async () => {
  const run = preview.run({ ...input, against: "nowhere" }, contextOf(await committed()));
  await expect(run).rejects.toThrow("nowhere is neither the folder of an estate nor a git revision");
  await expect(run).rejects.toBeInstanceOf(UsageError);
});
