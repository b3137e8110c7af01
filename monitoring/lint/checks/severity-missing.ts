import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";
import { hasLabel } from "../source/model.js";

/** Routes and escalation go by severity. */
export default defineLintCheck<{ name: string }>({
  code: "RUL060",
  severity: "warning",
  title: { zh: "每个告警都有 severity 标签", en: "Every alert has a severity" },
  message: {
    zh: (p) => `告警 ${p.name} 没有 severity 标签`,
    en: (p) => `alert ${p.name} has no label severity`,
  },
  why: {
    zh: "没有级别的告警会落到默认路由：半夜要不要叫人，没有人说过。",
    en: "An alert without one takes the default route: nobody has said whether to wake anybody for it.",
  },
  fix: {
    zh: () => "在 labels 中写 severity: critical | warning | info",
    en: () => "write severity: critical | warning | info under labels",
  },
  example: { bad: alertExample("up == 0").replace("severity", "team"), good: alertExample("up == 0") },
  find: {
    alert(subject, tell) {
      const { rule, expr } = subject;
      if (hasLabel(rule, "severity")) return;
      // Alerts about alerts, and those that take it over from a join, have it from their series.
      if (expr && subject.shape(expr).sure.has("severity")) return;
      tell(rule.nameNode.at, { name: rule.name });
    },
  },
});
