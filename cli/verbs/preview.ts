import { atOption, estateArguments, readEstate } from "../estate-read.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "preview",
  stage: "change",
  summary: {
    zh: "合并前看会改变什么，不连任何资源池",
    en: "see what a merge would change, without any pool in reach",
  },
  details: {
    zh: "把现在的底账与另一版本比较，按资源池和部门用文字说明两者生成的对象有何不同；危险变更列在最前。不需要 Terraform、状态与凭据。真正执行前仍以 plan 为准：它看的是资源池里的实际情况。",
    en: "Compares what the estate makes now with what another version of it made, and says in words what changes for whom, dangers first. Needs no Terraform, no state and no credentials. Before anything is applied, plan has the last word: it looks at what the pools really hold.",
  },
  arguments: estateArguments,
  options: {
    against: {
      value: "WHAT",
      about: {
        zh: "与什么比较：git 版本，或另一份底账的文件夹（默认 HEAD，即尚未提交的改动）",
        en: "what to compare with: a git revision, or another estate's folder (by default HEAD: what is not committed yet)",
      },
    },
    at: atOption,
  },
  example: {
    command: "zhengyun preview examples/heilongjiang --against main",
    about: { zh: "这个分支合并后会改变什么？", en: "what will this branch change?" },
  },
  async run({ estate: folder, against = "HEAD", at }, context) {
    const read = await readEstate(folder, at, context);
    const { isSound, refusal } = await import("../refusal.js");
    if (!isSound(read)) return refusal(read, context);
    const { previewOf } = await import("../preview-run.js");
    return previewOf(read, against, context);
  },
});
