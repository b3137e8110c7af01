import { cpSync } from "node:fs";
import { expect, it } from "vitest";
import { isolationFindings } from "../../cli/isolation-findings.js";
import check from "../../cli/verbs/check.js";
import { worldOfStacks } from "../../isolation/world.js";
import { example, today } from "../examples/estates.js";
import { provinceOf } from "../isolation/leaks/seed-leaks.js";
import { contextOf } from "./context.js";
import { estateWith, folderWith } from "./folder-with.js";

const input = { estate: undefined, format: "text", strictIsolation: true, at: today } as const;

it("a sound estate is checked together with the objects it would bring into being", async () => {
  const folder = folderWith({});
  cpSync(example("minimal"), folder, { recursive: true });
  const { exitCode, text } = await check.run(input, contextOf(folder));
  expect([exitCode, text]).toEqual([
    0,
    "✓ 12 files checked as of 2026-11-22: nothing is wrong; exceptions accept 2 more",
  ]);
});

it("an estate with errors is told about as without the option", async () => {
  const context = contextOf(estateWith({ "changes/freezes.yaml": "freezs: {}\n" }));
  expect(await check.run(input, context)).toEqual(
    await check.run({ ...input, strictIsolation: false }, context),
  );
});

it("findings stand where an editor finds them: in the output, or in the estate", async () => {
  const { pools, intent } = await provinceOf(example("minimal"));
  const stacks = [...pools.values()]
    .flat()
    .map((stack) => ({ ...stack, text: stack.text.replace('"port": "443"', '"port": "444"') }));
  const findings = await isolationFindings(worldOfStacks(stacks, intent), ".zhengyun/out");
  expect(findings.map(({ code, severity, file }) => [code, severity, file])).toEqual([
    ["ISO005", "error", ".zhengyun/out/stacks/province-tenancy-01/cdk.tf.json"],
    ["ISO002", "error", "grants/g-0001.yaml"],
  ]);
});
