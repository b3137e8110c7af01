import { estateArguments } from "../estate-read.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "duty prove",
  stage: "ask",
  summary: {
    zh: "证明全年每分钟每种告警都有人得知",
    en: "prove that somebody is told of every alert at every minute",
  },
  details: {
    zh: "把每种告警在每个资源池和省级的 Alertmanager 中，沿路由、时段、接收方、值班表走到当班的人：每一分钟至少通知到一人，严重告警经两种渠道，都在时限之内。没有做到的分钟逐条列出，并说明原因。节假日未知的年份不予证明。",
    en: "Follows every alert, in the Alertmanager of every pool and of the province, along routes, intervals, receivers and rotas to the people on shift: at every minute one of them at least is told, of critical alerts by two channels, and within the budget. Minutes where that does not hold are listed with the reason. A year whose holidays are not known is not proven.",
  },
  arguments: estateArguments,
  options: {
    year: {
      value: "YEAR",
      about: { zh: "哪一年（默认：今年）", en: "which year (this one by default)" },
    },
  },
  example: {
    command: "zhengyun duty prove examples/heilongjiang --year 2026",
    about: {
      zh: "2026 年有没有无人得知的时刻？",
      en: "is there a minute of 2026 when nobody would be told?",
    },
  },
  async run(input, context) {
    const { runProve } = await import("../duty/prove.js");
    return runProve(input, context);
  },
});
