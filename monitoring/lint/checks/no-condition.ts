import { bare, type Expr } from "../../promql/ast.js";
import { defineLintCheck, wordsAt } from "../check.js";
import { hasCondition } from "../condition.js";
import { alertExample } from "../lint-rule.js";

/** An alert that fires for every series that exists. */
export default defineLintCheck<{ expr: string; isBool: boolean }>({
  code: "RUL020",
  severity: "bug",
  title: { zh: "告警的表达式含有条件", en: "Alerts have a condition" },
  message: {
    zh: (p) =>
      p.isBool ? `${p.expr} 用了 bool，结果为 0 时也会告警` : `${p.expr} 没有条件：只要有数据就一直告警`,
    en: (p) =>
      p.isBool
        ? `${p.expr} has bool: the alert fires on 0 too`
        : `${p.expr} has no condition: it fires for as long as there are data`,
    variants: [
      {
        zh: () => "‹expr› 没有条件：只要有数据就一直告警",
        en: () => "‹expr› has no condition: it fires for as long as there are data",
      },
      {
        zh: () => "‹expr› 用了 bool，结果为 0 时也会告警",
        en: () => "‹expr› has bool: the alert fires on 0 too",
      },
    ],
  },
  why: {
    zh: "告警在表达式有结果时触发，不论结果是 1 还是 0。",
    en: "An alert fires when its expression has a result, be it 1 or 0.",
  },
  fix: { zh: () => "请加上比较，例如 > 0", en: () => "compare it, for instance with > 0" },
  example: {
    bad: alertExample("rate(http_errors_total[5m])"),
    good: alertExample("rate(http_errors_total[5m]) > 1"),
  },
  find: {
    alert(subject, tell) {
      const { expr } = subject;
      if (!expr || hasCondition(expr, subject)) return;
      tell(expr, { expr: wordsAt(subject, expr), isBool: isBool(expr) });
    },
  },
});

function isBool(expr: Expr): boolean {
  const inner = bare(expr);
  return inner.kind === "binary" && inner.bool;
}
