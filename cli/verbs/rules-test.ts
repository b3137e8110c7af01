import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "rules test",
  stage: "ask",
  summary: { zh: "用 promtool 证明每条告警", en: "prove every alert with promtool" },
  details: {
    zh: "为每条告警生成规则与测试，交给 promtool：差一分钟不响，到时响且标签与文字逐字相符，健康时不响，数据消失时有指名的告警响。需要 Prometheus 的 promtool。",
    en: "Makes rules and tests of every alert and gives them to promtool: silent a minute before its time, firing at it with exact labels and words, silent on what is healthy, and a named alert when its data vanish. It needs Prometheus' promtool.",
  },
  arguments: {},
  options: {
    promtoolBin: {
      value: "PATH",
      about: {
        zh: "promtool 的位置（默认在 PATH 中找）",
        en: "where promtool is (found on the PATH by default)",
      },
    },
  },
  example: {
    command: "zhengyun rules test",
    about: { zh: "每条告警都会响吗？", en: "does every alert fire?" },
  },
  async run({ promtoolBin }, context) {
    const { runRulesTest } = await import("../rules/test.js");
    return runRulesTest(promtoolBin, context);
  },
});
