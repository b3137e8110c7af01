import { existsSync, readdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "../../estate/usage-error.js";
import type { Language } from "../language.js";
import { definitions } from "../layout.js";
import { shownPath } from "../shown-path.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "init",
  stage: "declare",
  summary: { zh: "建一份最小而完整的底账", en: "make a small, sound estate to start from" },
  details: {
    zh: "写入一个资源池、两个部门的底账，可直接通过检查；附带供编辑器补全与提示的 JSON Schema。文件夹须不存在或为空。",
    en: "Writes an estate of one pool and two departments that passes every check, and the JSON Schemas with which editors complete and explain keys. The folder must be new or empty.",
  },
  arguments: {
    dir: {
      placeholder: "DIR",
      required: true,
      about: { zh: "新建底账的文件夹", en: "folder of the new estate" },
    },
  },
  options: {},
  example: {
    command: "zhengyun init my-province",
    about: { zh: "在 my-province 中建一份底账", en: "make an estate in my-province" },
  },
  async run({ dir }, { folder, language, colors, width, now }) {
    const target = resolve(folder, dir);
    assertFree(target, dir);
    const { starterEstate } = await import("../starter-estate.js");
    const { updateFolder } = await import("../update-folder.js");
    const { todayIn } = await import("../estate-read.js");
    const { added } = updateFolder(target, starterEstate(todayIn("Asia/Shanghai", now())));
    const shown = shownPath(target, folder);
    const text = [
      colors.green(`✓ ${done[language](shown, added.length)}`),
      "",
      nextTitle[language],
      ...definitions(nextSteps(shown, language), width),
    ].join("\n");
    return { exitCode: 0, json: { estate: shown, files: added }, text };
  },
});

function assertFree(target: string, dir: string): void {
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory()) {
    throw new UsageError(
      { zh: `${dir} 是文件，不是文件夹`, en: `${dir} is a file, not a folder` },
      { zh: "请换一个名称", en: "take another name" },
    );
  }
  if (readdirSync(target).length > 0) {
    throw new UsageError(
      { zh: `文件夹 ${dir} 不是空的`, en: `the folder ${dir} is not empty` },
      {
        zh: "init 不覆盖任何文件；请给出新的或空的文件夹",
        en: "init overwrites nothing; name a new or an empty folder",
      },
    );
  }
}

const done: Readonly<Record<Language, (folder: string, files: number) => string>> = {
  zh: (folder, files) => `已在 ${folder} 建好一份底账（${files} 个文件）`,
  en: (folder, files) => `made an estate in ${folder} (${files} files)`,
};

const nextTitle = { zh: "接下来：", en: "Next:" } as const;

function nextSteps(folder: string, language: Language): [string, string][] {
  const where = folder === "." ? "" : ` ${folder}`;
  const about = {
    zh: ["检查底账", "改成您的资源池、部门与人员；编辑器会提示每个键的含义", "生成 Terraform 配置"],
    en: [
      "see that it is sound",
      "make it yours: pools, departments, people; your editor explains every key",
      "turn it into Terraform",
    ],
  }[language];
  const commands = [
    `zhengyun check${where}`,
    `${folder === "." ? "" : `${folder}/`}departments/*.yaml`,
    `zhengyun synth${where} --out terraform`,
  ];
  return commands.map((command, index) => [command, about[index] ?? ""]);
}
