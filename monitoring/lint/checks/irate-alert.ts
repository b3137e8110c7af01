import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** irate sees the last two samples only. */
export default defineLintCheck<{ name: string }>({
  code: "RUL066",
  severity: "style",
  title: { zh: "告警用 rate，不用 irate", en: "Alerts use rate, not irate" },
  message: { zh: (p) => `告警用了 ${p.name}`, en: (p) => `the alert uses ${p.name}` },
  why: {
    zh: "irate 只看最后两个样本：短暂的回落会让 for 重新计时。",
    en: "irate looks at the last two samples: one short dip makes for begin again.",
  },
  fix: { zh: () => "改用 rate", en: () => "use rate" },
  example: {
    bad: alertExample("irate(http_errors_total[5m]) > 1"),
    good: alertExample("rate(http_errors_total[5m]) > 1"),
  },
  functions: ["irate", "idelta"],
  find: {
    call({ name, nameAt }, tell, { rule }) {
      if (rule.kind === "alert") tell(nameAt, { name });
    },
  },
});
