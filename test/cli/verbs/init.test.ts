import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import check from "../../../cli/verbs/check.js";
import init from "../../../cli/verbs/init.js";
import { documentKinds } from "../../../estate/kinds.js";
import { contextOf } from "../context.js";
import { folderWith } from "../folder-with.js";

const soundCheck = { estate: "mine", format: "text", strictIsolation: false, at: undefined } as const;

it("makes an estate that passes every check, and says what comes next", async () => {
  const context = contextOf(folderWith({}));
  const { exitCode, text, json } = await init.run({ dir: "mine" }, context);
  const { files } = json as { files: string[] };
  expect(exitCode).toBe(0);
  expect(text).toBe(`\
✓ made an estate in mine (${files.length} files)

Next:
  zhengyun check mine                  see that it is sound
  mine/departments/*.yaml              make it yours: pools, departments,
                                       people; your editor explains every key
  zhengyun synth mine --out terraform  turn it into Terraform`);
  const checked = await check.run(soundCheck, context);
  expect(checked.json).toMatchObject({ errors: 0, warnings: 0 });
});

it.each(["2024-02-29", "2031-07-01"])(
  "makes a sound estate on %s too: its approvals begin that day",
  async (day) => {
    const context = { ...contextOf(folderWith({})), now: () => new Date(`${day}T12:00:00+08:00`) };
    await init.run({ dir: "mine" }, context);
    expect((await check.run(soundCheck, context)).json).toMatchObject({ at: day, errors: 0, warnings: 0 });
  },
);

it("brings the schemas, leads every file to its own, and keeps git from changing or storing the wrong things", async () => {
  const folder = folderWith({});
  await init.run({ dir: "." }, contextOf(folder, "zh"));
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".yaml"),
  );
  const wrong = files.filter((file) => {
    const [, schema = ""] =
      /^# yaml-language-server: \$schema=(\S+)\n/.exec(readFileSync(join(folder, file), "utf8")) ?? [];
    return !join(file, "..", schema).match(/^schemas\/[a-z-]+\.schema\.json$/);
  });
  expect(wrong).toEqual([]);
  expect(readdirSync(join(folder, "schemas")).sort()).toEqual(
    documentKinds.map(({ name }) => `${name}.schema.json`).sort(),
  );
  expect(readFileSync(join(folder, ".gitignore"), "utf8")).toBe(".zhengyun/\n");
  expect(readFileSync(join(folder, ".gitattributes"), "utf8")).toBe("*.yaml text eol=lf\n");
});

it.each([
  ["full", "the folder full is not empty", "文件夹 full 不是空的"],
  ["full/file", "full/file is a file, not a folder", "full/file 是文件，不是文件夹"],
])("refuses to write to %s", async (dir, en, zh) => {
  const context = contextOf(folderWith({ "full/file": "mine" }));
  await expect(init.run({ dir }, context)).rejects.toMatchObject({ text: { en, zh } });
  expect(readFileSync(join(context.folder, "full/file"), "utf8")).toBe("mine");
});
