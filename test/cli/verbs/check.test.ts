import { expect, it } from "vitest";
import { todayIn } from "../../../cli/estate-read.js";
import check from "../../../cli/verbs/check.js";
import { UsageError } from "../../../estate/usage-error.js";
import { contextOf } from "../context.js";
import { estateWith, folderWith } from "../folder-with.js";

const input = { estate: undefined, format: "text", strictIsolation: false, at: undefined } as const;
const misspelt = { "changes/freezes.yaml": "freezs: {}\n" };

const report = `\
changes/freezes.yaml:1:1  error EST002  changes/freezes.yaml
  unknown key "freezs"
  → did you mean "freezes"?

changes/freezes.yaml:1:1  error EST003  changes/freezes.yaml
  key "freezes" is missing
  → add freezes: it is required

✗ 14 files checked as of 2026-11-22: 2 errors
  zhengyun explain EST002 tells what a rule demands and why`;

it("lists what is wrong and exits with 1", async () => {
  const { exitCode, text, json } = await check.run(input, contextOf(estateWith(misspelt)));
  expect(exitCode).toBe(1);
  expect(text).toBe(report);
  expect(json).toMatchObject({ estate: ".", at: "2026-11-22", errors: 2, warnings: 0, accepted: 0 });
});

it("says so when nothing is wrong and exits with 0", async () => {
  const { exitCode, text } = await check.run(input, contextOf(estateWith({}), "zh"));
  expect([exitCode, text]).toEqual([0, "✓ 检查 13 个文件（按 2026-11-22）：没有问题"]);
});

it("gives the same as JSON and as SARIF", async () => {
  const context = contextOf(estateWith(misspelt));
  const asJson = await check.run({ ...input, format: "json" }, context);
  expect(JSON.parse(asJson.text)).toEqual(asJson.json);
  const asSarif = await check.run({ ...input, format: "sarif" }, context);
  expect(JSON.parse(asSarif.text)).toEqual(asSarif.json);
  const results = [{ ruleId: "EST002" }, { ruleId: "EST003" }];
  expect(asSarif.json).toMatchObject({ version: "2.1.0", runs: [{ results }] });
  expect([asJson.exitCode, asSarif.exitCode]).toEqual([1, 1]);
});

it("finds the nearest estate upwards when none is named", async () => {
  const { text } = await check.run(input, contextOf(`${estateWith(misspelt)}/changes`));
  expect(text).toBe(report.replaceAll("changes/freezes.yaml:", "../changes/freezes.yaml:"));
});

it("exits with 0 when there are warnings only", async () => {
  const { exitCode, json } = await check.run(input, contextOf(estateWith({ "pools/harbin.yaml~": "" })));
  expect(json).toMatchObject({ errors: 0, warnings: 1 });
  expect(exitCode).toBe(0);
});

it("is asked about another day with --at", async () => {
  const { json, text } = await check.run({ ...input, at: "2026-12-01" }, contextOf(estateWith({})));
  expect(json).toMatchObject({ at: "2026-12-01" });
  expect(text).toContain("2026-12-01");
});

it.each(["2026-02-30", "tomorrow"])("refuses to be asked about %s", async (at) => {
  const asked = check.run({ ...input, at }, contextOf(estateWith({})));
  await expect(asked).rejects.toMatchObject({
    text: { zh: `--at 的值 ${at} 不是日期`, en: `--at ${at} is not a day` },
    hint: { zh: "请写成 2026-11-22 这样", en: "write it like 2026-11-22" },
  });
});

it("refuses a folder that is no estate, a file, and a name that is nothing", async () => {
  const context = contextOf(folderWith({ "notes.txt": "" }));
  for (const estate of [".", "notes.txt", "nowhere", undefined]) {
    await expect(check.run({ ...input, estate }, context)).rejects.toThrow(UsageError);
  }
});

it("takes today from the estate's time zone", () => {
  const moment = new Date("2026-11-21T16:30:00Z");
  expect([todayIn("Asia/Shanghai", moment), todayIn("UTC", moment)]).toEqual(["2026-11-22", "2026-11-21"]);
});
