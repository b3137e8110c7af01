import { expect, it } from "vitest";
import rulesLint from "../../../cli/verbs/rules-lint.js";
import { UsageError } from "../../../estate/usage-error.js";
import { alertOn } from "../../monitoring/lint/linting.js";
import { contextOf } from "../context.js";
import { folderWith } from "../folder-with.js";

const nothing = {
  catalogue: [],
  identity: [],
  targetLabel: [],
  scrapeInterval: undefined,
  evaluationInterval: undefined,
};
const short = alertOn("rate(a_errors_total[40s]) > 1");

it("tells findings as programs and as people read them, and fails for bugs and warnings", async () => {
  const folder = folderWith({ "a.yaml": short });
  const { exitCode, json, text } = await rulesLint.run({ ...nothing, files: ["a.yaml"] }, contextOf(folder));
  expect(exitCode).toBe(1);
  expect(json).toEqual([
    {
      file: "a.yaml",
      line: 5,
      column: 35,
      rule: "Example",
      code: "RUL024",
      severity: "bug",
      message: "the range 40s of rate is shorter than two intervals of 30s",
      explanation:
        "With fewer than two samples there is no result and no alert; four intervals stand a lost scrape.",
      fix: "make it 2m or more; tell another interval with --scrape-interval",
    },
  ]);
  expect(text).toBe(`a.yaml:5:35  bug RUL024  Example
  the range 40s of rate is shorter than two intervals of 30s
  With fewer than two samples there is no result and no alert; four intervals
  stand a lost scrape.
  → make it 2m or more; tell another interval with --scrape-interval

✗ 1 file, 1 rule: 1 bug`);
});

it("passes what is sound, and what is a matter of style only; a folder is all files in it", async () => {
  const folder = folderWith({
    "rules/a.yaml": short,
    "rules/b.yml": alertOn("up == 0"),
    "rules/values.yaml": "a: 1\n",
  });
  const { exitCode, text } = await rulesLint.run(
    { ...nothing, files: ["rules"], scrapeInterval: "15s" },
    contextOf(folder, "zh"),
  );
  expect(exitCode).toBe(0);
  expect(text).toContain("rules/b.yml:5:15  风格 RUL080  Example");
  expect(text).toContain("✓ 检查 3 个文件、2 条规则：1 个风格");
});

it("holds rules against a catalogue of the user's, and labels that must stay", async () => {
  const catalogue = JSON.stringify({ metrics: [{ name: "a", labels: ["b"] }], targetLabels: ["job"] });
  const folder = folderWith({ "a.yaml": alertOn("sum by (job) (a) > 1"), "c.json": catalogue });
  const input = { ...nothing, files: ["a.yaml"], catalogue: ["c.json"] };
  expect((await rulesLint.run(input, contextOf(folder))).exitCode).toBe(0);
  const { json } = await rulesLint.run({ ...input, identity: ["b"] }, contextOf(folder));
  expect(json).toMatchObject([{ code: "RUL036", message: "sum drops the identity labels b" }]);
});

it.each([
  [{ files: ["nowhere.yaml"] }, "there is no file nowhere.yaml"],
  [{ files: ["a.yaml"], scrapeInterval: "soon" }, "--scrape-interval must be a duration, not soon"],
  [{ files: ["a.yaml"], catalogue: ["a.yaml"] }, "the catalogue a.yaml cannot be read"],
  [{ files: ["empty"] }, "there is no YAML file in empty"],
])("refuses %j", async (input, expected) => {
  const folder = folderWith({ "a.yaml": short, "empty/note.txt": "" });
  const asked = rulesLint.run({ ...nothing, ...input }, contextOf(folder));
  await expect(asked).rejects.toThrow(UsageError);
  await expect(asked).rejects.toThrow(expected);
});
