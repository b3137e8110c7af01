import { type Expr, nodesOf } from "../../promql/ast.js";
import { can } from "../../promql/shape.js";
import { defineLintCheck, wordsAt } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** A quantile of buckets needs their bounds. */
export default defineLintCheck<{ expr: string }>({
  code: "RUL026",
  severity: "bug",
  title: { zh: "histogram_quantile 的参数保留 le", en: "histogram_quantile gets buckets with le" },
  message: { zh: (p) => `${p.expr} 丢掉了 le`, en: (p) => `${p.expr} has lost le` },
  why: {
    zh: "没有 le 就没有分桶，histogram_quantile 没有结果，告警不会响。",
    en: "Without le there are no buckets, histogram_quantile gives nothing, and the alert never fires.",
  },
  fix: { zh: () => "在 by (…) 中加上 le", en: () => "add le to by (…)" },
  example: {
    bad: alertExample("histogram_quantile(0.99, sum by (job) (rate(http_seconds_bucket[5m]))) > 1"),
    good: alertExample("histogram_quantile(0.99, sum by (job, le) (rate(http_seconds_bucket[5m]))) > 1"),
  },
  functions: ["histogram_quantile"],
  find: {
    call(node, tell, subject) {
      const buckets = node.args[1];
      // A native histogram has no le and no _bucket.
      if (!buckets || !isClassic(buckets) || can(subject.shape(buckets), "le")) return;
      tell(buckets, { expr: wordsAt(subject, buckets) });
    },
  },
});

function isClassic(expr: Expr): boolean {
  for (const [node] of nodesOf(expr)) {
    if (node.kind === "selector" && node.metric?.endsWith("_bucket")) return true;
  }
  return false;
}
