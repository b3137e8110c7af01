import { estateArguments } from "../estate-read.js";
import { defineVerb } from "../verb.js";

export default defineVerb({
  name: "duty report",
  stage: "operate",
  summary: {
    zh: "值班月报：认领与恢复时间、打扰次数",
    en: "a month of duty: time to claim and to resolve, disturbances",
  },
  details: {
    zh: "由值班中继的日志算出一个月的事件数、平均认领与恢复时间、认领率，以及按工作、休息、睡眠时间分开的打扰次数。",
    en: "Works out from the journal of the duty relay, for one month: incidents, mean time to claim and to resolve, ratio claimed, and how often people were disturbed in hours of work, rest and sleep.",
  },
  arguments: estateArguments,
  options: {
    journal: { value: "DIR", required: true, about: { zh: "日志文件夹", en: "folder of the journal" } },
    month: {
      value: "MONTH",
      about: { zh: "哪个月，YYYY-MM（默认：本月）", en: "which month, YYYY-MM (this one by default)" },
    },
  },
  example: {
    command: "zhengyun duty report examples/heilongjiang --journal relay --month 2026-11",
    about: { zh: "十一月值班情况如何？", en: "how was duty in November?" },
  },
  async run(input, context) {
    const { runReport } = await import("../duty/report.js");
    return runReport(input, context);
  },
});
