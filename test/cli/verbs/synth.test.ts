import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { shownPath } from "../../../cli/shown-path.js";
import synth from "../../../cli/verbs/synth.js";
import { contextOf } from "../context.js";
import { estateWith, folderWith } from "../folder-with.js";

const input = { estate: undefined, pool: [], out: undefined, at: undefined } as const;

it("writes the stacks of every pool and tells of it on one screen", async () => {
  const estate = estateWith({});
  const { exitCode, text, json } = await synth.run(input, contextOf(estate));
  expect(exitCode).toBe(0);
  const { written, total } = json as { written: string[]; total: { resources: number } };
  const resources = total.resources;
  const half = resources / 2;
  expect(text).toBe(`\
✓ 示例省政务云

  read      13 files of ., as of 2026-11-22
  findings  0 errors, 0 warnings, 0 accepted by exceptions
  contents  2 pools (by Terraform 2), 2 divisions, 3 departments, 2
            applications, 0 shared services, 1 grant

            pools  departments  applications  stacks  resources
  province      1            1             1       6         ${half}
  city          1            1             1       6         ${half}
  total         2            2             2      12         ${resources}

  stacks    12: 12 written, 0 as they were
  time      0.0 s (reading and checking 0.0 s, synthesis 0.0 s)
  output    .zhengyun/out/stacks/<stack>/cdk.tf.json
  next      zhengyun plan .`);
  expect(readdirSync(join(estate, ".zhengyun/out/stacks")).sort()).toEqual([...written].sort());
});

it("says the same in Chinese, and writes nothing the second time", async () => {
  const context = contextOf(estateWith({}), "zh");
  const out = join(folderWith({}), "terraform");
  await synth.run({ ...input, out }, context);
  const { text, json } = await synth.run({ ...input, out, pool: ["230100-city"] }, context);
  const { total } = json as { total: { resources: number } };
  expect(text).toBe(`\
✓ 示例省政务云

  读取    . 的 13 个文件（按 2026-11-22）
  检查    0 个错误，0 个警告，0 项由例外接受
  内容    2 个资源池（由本工具执行 2）、2 个区划、3 个部门、2 个政务应用、0 个共
          性服务、1 项互访授权

        资源池  部门  应用  栈  资源
  市级       1     1     1   6    ${total.resources}
  合计       1     1     1   6    ${total.resources}

  栈      6 个：写入 0 个，6 个未变
  用时    0.0 秒（读取与检查 0.0 秒，生成 0.0 秒）
  输出    ${shownPath(out, context.folder)}/stacks/<栈>/cdk.tf.json
  下一步  zhengyun plan .`);
});

it("writes the stacks of one pool with --pool, and leaves the others as they are", async () => {
  const context = contextOf(estateWith({}));
  const { json } = await synth.run({ ...input, pool: ["230100-city"] }, context);
  const { written } = json as { written: string[] };
  expect(written.filter((stack) => !stack.startsWith("230100-city-"))).toEqual([]);
  const stacks = join(context.folder, ".zhengyun/out/stacks");
  expect(readdirSync(stacks).sort()).toEqual(written);
  const all = await synth.run(input, context);
  expect(all.json).toMatchObject({ total: { stacks: 2 * written.length } });
  expect((all.json as { written: string[] }).written.length).toBe(written.length);
});

it("makes nothing from an estate with errors, and leaves an earlier output as it was", async () => {
  const estate = estateWith({ "changes/freezes.yaml": "freezs: {}\n" });
  const before = { "manifest.json": '{"stacks":{}}' };
  const out = folderWith(before);
  const { exitCode, text } = await synth.run({ ...input, out }, contextOf(estate));
  expect(exitCode).toBe(1);
  expect(text).toMatch(
    /2 errors\n {2}zhengyun explain EST002 .*\n {2}nothing is made from an estate with errors: mend these first$/,
  );
  expect(readdirSync(out)).toEqual(["manifest.json"]);
  expect(readFileSync(join(out, "manifest.json"), "utf8")).toBe(before["manifest.json"]);
});

it("refuses a misspelt pool before anything is written", async () => {
  const context = contextOf(estateWith({}));
  const asked = synth.run({ ...input, pool: ["230100-cty"] }, context);
  await expect(asked).rejects.toMatchObject({ hint: { en: "did you mean 230100-city?" } });
  expect(existsSync(join(context.folder, ".zhengyun"))).toBe(false);
});
