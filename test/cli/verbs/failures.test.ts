import { cpSync } from "node:fs";
import { expect, test } from "vitest";
import failures from "../../../cli/verbs/failures.js";
import { contextOf } from "../context.js";
import { estateWith, folderWith } from "../folder-with.js";

const example = new URL("../../../examples/heilongjiang/", import.meta.url).pathname;

interface Told {
  readonly singles: readonly { failed: string[]; cut: unknown[] }[];
  readonly strays: readonly unknown[];
  readonly objects: readonly { kind: string; cut: number }[];
}

/** Without the number of policies that there happen to be; how many are leaks and single lines stays. */
function masked(text: string): string {
  const harmless = /(missing: |change nothing |close paths |缺失：|不变 |关闭路径 )[\d,]+/g;
  return text.replaceAll(harmless, "$1N");
}

test("failures of the example: one screen, nothing leaks, single lines are told", async () => {
  const estate = folderWith({});
  cpSync(example, estate, { recursive: true, filter: (path) => !path.includes(".zhengyun") });
  const input = { estate, pairs: true, at: "2026-11-28" };
  const { exitCode, text, json } = await failures.run(input, contextOf("."));
  expect(exitCode).toBe(0);
  expect(text.split("\n").length).toBeLessThanOrEqual(45);
  expect(masked(text)).toMatchSnapshot();
  const told = json as Told;
  const cutting = told.singles.filter(
    ({ failed, cut }) => /^(plane|circuit|pe):/.test(failed[0] ?? "") && cut[0],
  );
  expect([cutting, told.strays]).toEqual([[], []]);
  // On two planes, only what both stand on can cut: a pool's addresses, and what has MetalLB refuse everything.
  const fatal = new Set(told.objects.filter(({ cut }) => cut > 0).map(({ kind }) => kind));
  expect([...fatal].sort()).toEqual(["BFDProfile", "IPAddressPool"]);
});

test("in Chinese, and for an estate without planes", async () => {
  const input = { estate: estateWith({}), pairs: false, at: "2026-11-28" };
  const { text, exitCode } = await failures.run(input, contextOf(".", "zh"));
  expect(exitCode).toBe(0);
  expect(masked(text)).toMatchSnapshot();
});
