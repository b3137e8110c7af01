import { engineNames } from "../../changes/pipeline/engine-names.js";
import { atOption, estateArguments, readEstate } from "../estate-read.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "pipeline",
  stage: "change",
  summary: {
    zh: "生成在 GitLab 或 Argo 上执行变更的流水线",
    en: "write the pipeline that carries changes out in GitLab or Argo",
  },
  details: {
    zh: "每个资源池一条子流水线，由该池旁的执行器执行：计划（写入合并请求的评论）、人工批准、恰好执行这个计划。凭据和状态按资源池分开，从不共用。顺序出自栈的依赖。镜像取自底账中的镜像站。--check 只检查文件是否最新。",
    en: "One child pipeline a pool, run beside that pool: the plan, as a comment on the merge request; a person's approval; exactly that plan applied. Credentials and state belong to one pool each and are never shared. The order is that of the stack graph, images come from the estate's mirror. --check only asks whether the files are up to date.",
  },
  arguments: estateArguments,
  options: {
    engine: {
      choices: engineNames,
      default: "gitlab",
      about: { zh: "由谁执行", en: "what runs it" },
    },
    out: {
      value: "DIR",
      required: true,
      about: {
        zh: "流水线所在的文件夹，在底账的仓库中",
        en: "the pipeline's folder, in the estate's repository",
      },
    },
    check: {
      about: {
        zh: "只检查，不写；有过期文件时退出码为 1",
        en: "write nothing; exit status 1 if a file is stale",
      },
    },
    at: atOption,
  },
  example: {
    command: "zhengyun pipeline . --engine gitlab --out .gitlab/zhengyun",
    about: { zh: "全省变更的 GitLab 流水线", en: "a GitLab pipeline for the changes of a province" },
  },
  async run({ estate: folder, engine: name, out, check, at }, context) {
    const read = await readEstate(folder, at, context);
    const { isSound, refusal } = await import("../refusal.js");
    if (!isSound(read)) return refusal(read, context);
    const { makePipeline } = await import("../pipeline/make.js");
    const { pipelineText } = await import("../pipeline/text.js");
    const made = await makePipeline(read, name, out, check, context);
    const { added, changed, removed } = made.difference;
    const isStale = check && added.length + changed.length + removed.length > 0;
    return { exitCode: isStale ? 1 : 0, json: made, text: pipelineText(made, check, context) };
  },
});
