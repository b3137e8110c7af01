import { changeOptions } from "../change-options.js";
import { estateArguments, readEstate } from "../estate-read.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "plan",
  stage: "change",
  summary: { zh: "看会改变什么、是否危险", en: "see what would change, and whether it is dangerous" },
  details: {
    zh: "检查、生成，再对每个栈执行 terraform plan，按资源池和部门用文字说明变更；删除、替换、隔离放宽、配额减少、保护减弱列在最前。最后给出计划摘要：批准的就是它。连不上的资源池单独列出，不影响其他。退出码 0 表示每个栈都有计划，1 表示有栈未能计划。",
    en: "Checks, synthesises, runs terraform plan on every stack and says in words what changes for whom; deletions, replacements, widened isolation, shrunk quotas and lost protection come first. The digest at the end is what an approval names. Pools that cannot be reached are named and do not hold up the others. Exit status 0 if every stack was planned, 1 if not.",
  },
  arguments: estateArguments,
  options: changeOptions,
  example: {
    command: "zhengyun plan examples/heilongjiang --pool 230000-province",
    about: { zh: "省级资源池会有哪些变更？", en: "what would change in the provincial pool?" },
  },
  async run({ estate: folder, at, as, ...input }, surroundings) {
    const { clockOf, lookOf, whoIs, withPlan } = await import("../change-run.js");
    const context = clockOf(at, surroundings);
    const read = await readEstate(folder, undefined, context);
    const { isSound, refusal } = await import("../refusal.js");
    if (!isSound(read)) return refusal(read, context);
    const { dangerRules } = await import("../../changes/danger.js");
    const { planText } = await import("../formats/plan-text.js");
    const who = await whoIs(read, as, context);
    return withPlan(read, input, who, context, async ({ report }) => ({
      exitCode: report.stacks.every(({ result }) => result === "done") ? 0 : 1,
      json: report,
      text: planText(report, await dangerRules(), lookOf(read, context)),
    }));
  },
});
