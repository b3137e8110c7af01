import { bare, isComparison } from "../../promql/ast.js";
import { defineLintCheck, wordsAt } from "../check.js";
import { alertExample } from "../lint-rule.js";
import type { Subject } from "../subject.js";

/** Limits of which nought means that there is none. */
const limits: ReadonlySet<string> = new Set([
  "container_spec_memory_limit_bytes",
  "container_spec_memory_swap_limit_bytes",
  "container_spec_cpu_quota",
  "redis_memory_max_bytes",
  "haproxy_server_limit_sessions",
  "haproxy_backend_limit_sessions",
]);

/** Divided by nought, everything is above the threshold. */
export default defineLintCheck<{ divisor: string; isLimit: boolean }>({
  code: "RUL081",
  severity: "bug",
  title: { zh: "除数不是零", en: "Nothing is divided by nought" },
  message: {
    zh: (p) => (p.isLimit ? `${p.divisor} 为 0 表示没有限额，相除得 +Inf` : `除数 ${p.divisor} 总是 0`),
    en: (p) =>
      p.isLimit
        ? `${p.divisor} is 0 where there is no limit, and the quotient +Inf`
        : `the divisor ${p.divisor} is always 0`,
    variants: [
      {
        zh: () => "‹divisor› 为 0 表示没有限额，相除得 +Inf",
        en: () => "‹divisor› is 0 where there is no limit, and the quotient +Inf",
      },
    ],
  },
  why: {
    zh: "+Inf 大于任何门限：没有限额的都会告警。",
    en: "+Inf is above every threshold: the alert fires for everything that has no limit.",
  },
  fix: { zh: (p) => `写成 (${p.divisor} > 0)`, en: (p) => `write (${p.divisor} > 0)` },
  example: {
    bad: alertExample("container_memory_working_set_bytes / container_spec_memory_limit_bytes > 0.9"),
    good: alertExample("container_memory_working_set_bytes / (container_spec_memory_limit_bytes > 0) > 0.9"),
  },
  find: {
    binary(node, tell, subject) {
      if (node.operator !== "/" && node.operator !== "%") return;
      const divisor = bare(node.right);
      const { low, high } = subject.bounds(divisor);
      const metric = metricIn(divisor);
      const isLimit = metric !== undefined && limits.has(metric) && !isGuarded(metric, subject);
      if (!isLimit && (low !== 0 || high !== 0)) return;
      tell(divisor, { divisor: wordsAt(subject, divisor), isLimit });
    },
  },
});

/** Whether the limit is compared anywhere, which leaves out those that have none. */
function isGuarded(metric: string, { nodes }: Subject): boolean {
  return nodes.some(
    ([node]) =>
      node.kind === "binary" &&
      isComparison(node.operator) &&
      node.right.kind === "number" &&
      metricIn(bare(node.left)) === metric,
  );
}

function metricIn(expr: ReturnType<typeof bare>): string | undefined {
  if (expr.kind === "aggregation" && expr.of) return metricIn(bare(expr.of));
  return expr.kind === "selector" ? expr.metric : undefined;
}
