import { changeOptions } from "../change-options.js";
import { estateArguments, readEstate } from "../estate-read.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "apply",
  stage: "change",
  summary: { zh: "把底账落实到资源池", en: "make the pools what the estate says" },
  details: {
    zh: "重新计划，然后恰好执行这个计划。有危险变更的计划，须变更人以外有权的人批准这一个摘要：approvals/<摘要>.yaml，或由他本人以 --approve 执行。封网窗口内只执行已宣布的应急变更。动手前写审计，完成后写结果。Ctrl-C 会等 Terraform 写好状态；再次执行即接着完成。",
    en: "Plans anew and carries out exactly that plan. Dangerous plans need somebody entitled other than their author to approve this very digest: in approvals/<digest>.yaml, or by running it with --approve. In a freeze window only a declared emergency is carried out. The audit file is written before the act, and its outcome after it. Ctrl-C waits until Terraform has written its state; the next run goes on from there.",
  },
  arguments: estateArguments,
  options: {
    ...changeOptions,
    approve: {
      value: "DIGEST",
      about: {
        zh: "批准并执行这个计划（不得是变更人）",
        en: "approve this plan and carry it out (never its author)",
      },
    },
    plan: {
      value: "DIGEST",
      about: {
        zh: "只执行这个计划；计划若已不同则拒绝",
        en: "carry out this plan only, and refuse if it has become another",
      },
    },
    emergency: {
      value: "ID",
      about: {
        zh: "据以在封网期间执行的应急变更",
        en: "the declared emergency that permits it inside a freeze",
      },
    },
    yes: { about: { zh: "不再询问", en: "do not ask" } },
  },
  example: {
    command: "zhengyun apply --pool 230000-province",
    about: { zh: "落实省级资源池", en: "apply the provincial pool" },
  },
  async run({ estate: folder, at, as, ...input }, surroundings) {
    const { clockOf, whoIs, withPlan } = await import("../change-run.js");
    const context = clockOf(at, surroundings);
    const read = await readEstate(folder, undefined, context);
    const { isSound, refusal } = await import("../refusal.js");
    if (!isSound(read)) return refusal(read, context);
    const { applyPlan, assertAnswerable, assertKnown, emergencyNamed } = await import("../apply-plan.js");
    assertAnswerable(input, context);
    const emergency = emergencyNamed(read.estate, input.emergency);
    const who = await whoIs(read, as, context);
    const identity = assertKnown(who);
    return withPlan(read, input, who, context, (made, watch) =>
      applyPlan({ read, made, identity, watch, input, emergency, context }),
    );
  },
});
