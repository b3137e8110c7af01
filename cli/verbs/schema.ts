import { resolve } from "node:path";
import type { Language } from "../language.js";
import type { Difference } from "../update-folder.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "schema",
  stage: "declare",
  summary: { zh: "生成 JSON Schema 与参考手册", en: "write JSON Schemas and reference pages" },
  details: {
    zh: "把每类文件的 JSON Schema 写到 schemas/，供编辑器补全和提示；把参考手册写到 docs/reference/。不再生成的旧文件会被删除。",
    en: "Writes the JSON Schema of every kind of file to schemas/, for editors to complete and explain keys, and reference pages to docs/reference/. Generated files that are no longer due are removed.",
  },
  arguments: {},
  options: {
    out: {
      value: "DIR",
      about: { zh: "写到哪个文件夹（默认：当前文件夹）", en: "folder to write to (by default this one)" },
    },
    check: {
      about: {
        zh: "只检查，不写；有过期文件时退出码为 1",
        en: "write nothing; exit status 1 if a file is stale",
      },
    },
  },
  example: {
    command: "zhengyun schema --check",
    about: { zh: "生成的文件是否与程序一致？", en: "are the generated files those of this version?" },
  },
  async run({ out = ".", check }, { folder, language, colors }) {
    const { generatedIn, referenceFiles } = await import("../reference/files.js");
    const { compareFolder, updateFolder } = await import("../update-folder.js");
    const target = resolve(folder, out);
    const files = await referenceFiles();
    const earlier = generatedIn(target);
    if (!check) {
      const difference = updateFolder(target, files, earlier);
      return { exitCode: 0, json: difference, text: colors.green(`✓ ${written[language](difference)}`) };
    }
    const difference = compareFolder(target, files, earlier);
    const stale = [...difference.added, ...difference.changed, ...difference.removed];
    if (stale.length === 0) {
      return { exitCode: 0, json: difference, text: colors.green(`✓ ${fresh[language](files.size)}`) };
    }
    const lines = [
      ...stale.map((path) => `  ${path}`),
      colors.red(`✗ ${staleFiles[language](stale.length)}`),
    ];
    return { exitCode: 1, json: difference, text: lines.join("\n") };
  },
});

type Sentence<T> = Readonly<Record<Language, (subject: T) => string>>;

const written: Sentence<Difference> = {
  zh: ({ added, changed, removed, unchanged }) =>
    `新增 ${added.length} 个文件，更新 ${changed.length} 个，删除 ${removed.length} 个，${unchanged.length} 个未变`,
  en: ({ added, changed, removed, unchanged }) =>
    `files: ${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged.length} as they were`,
};

const fresh: Sentence<number> = {
  zh: (count) => `${count} 个生成的文件都是最新的`,
  en: (count) => `all ${count} generated files are up to date`,
};

const staleFiles: Sentence<number> = {
  zh: (count) => `${count} 个生成的文件已过期：请运行 zhengyun schema`,
  en: (count) => `generated files are stale, ${count} in all: run zhengyun schema`,
};
