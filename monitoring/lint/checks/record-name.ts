import { defineLintCheck } from "../check.js";
import { recordExample } from "../lint-rule.js";

/** A colon tells what is recorded from what is exported. */
export default defineLintCheck<{ name: string }>({
  code: "RUL062",
  severity: "style",
  title: { zh: "记录规则的名称形如 级别:指标:运算", en: "Recordings are named level:metric:operations" },
  message: { zh: (p) => `${p.name} 中没有冒号`, en: (p) => `there is no colon in ${p.name}` },
  why: {
    zh: "没有冒号的名称看上去是导出的指标，找不到它从哪里来。",
    en: "Without one it looks like a metric that somebody exports, and nobody finds where it comes from.",
  },
  fix: {
    zh: () => "改为例如 job:http_requests:rate5m",
    en: () => "name it, for instance, job:http_requests:rate5m",
  },
  example: {
    bad: recordExample("sum by (job) (up)", "up_total_by_job"),
    good: recordExample("sum by (job) (up)", "job:up:sum"),
  },
  find: {
    record({ rule }, tell) {
      if (!rule.name.includes(":")) tell(rule.nameNode.at, { name: rule.name });
    },
  },
});
