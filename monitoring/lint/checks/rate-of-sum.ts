import { bare, type Expr } from "../../promql/ast.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";
import { kindOf } from "../metric-kind.js";
import type { Subject } from "../subject.js";

/** A sum of counters falls when one of them starts again, and rate takes that for a restart of all. */
export default defineLintCheck<{ name: string; inner: string; recording: boolean }>({
  code: "RUL025",
  severity: "bug",
  title: { zh: "先求速率，后聚合", en: "Rates come before aggregations" },
  message: {
    zh: (p) =>
      p.recording ? `${p.name} 用在了聚合后的计数器 ${p.inner} 上` : `${p.name} 用在了 ${p.inner} 的结果上`,
    en: (p) =>
      p.recording
        ? `${p.name} is taken of ${p.inner}, which aggregates counters`
        : `${p.name} is taken of the result of ${p.inner}`,
    variants: [
      { zh: () => "‹name› 用在了 ‹inner› 的结果上", en: () => "‹name› is taken of the result of ‹inner›" },
    ],
  },
  why: {
    zh: "聚合之后看不出是哪个计数器重启：一个实例重启，结果就跳出一个巨大的假值。",
    en: "After an aggregation no restart of a single counter can be seen: when one instance starts again, the result shows a huge spike.",
  },
  fix: { zh: (p) => `写成 sum(${p.name}(…))`, en: (p) => `write sum(${p.name}(…))` },
  example: {
    bad: alertExample("rate(sum(http_errors_total)[5m:1m]) > 1"),
    good: alertExample("sum(rate(http_errors_total[5m])) > 1"),
  },
  functions: ["rate", "irate", "increase"],
  find: {
    call(node, tell, subject) {
      const arg = node.args[0];
      const inner = arg && aggregateIn(arg, subject);
      if (inner) tell(arg, { name: node.name, ...inner });
    },
  },
});

function aggregateIn(arg: Expr, subject: Subject): { inner: string; recording: boolean } | undefined {
  if (arg.kind === "subquery") {
    const inner = bare(arg.of);
    return inner.kind === "aggregation" && isOfCounter(inner, subject)
      ? { inner: inner.name, recording: false }
      : undefined;
  }
  const metric = arg.kind === "matrix" ? arg.of.metric : undefined;
  for (const other of (metric && subject.scene.recordings.get(metric)) || []) {
    const inner = other.expr && bare(other.expr);
    if (metric && inner?.kind === "aggregation" && isOfCounter(inner, other))
      return { inner: metric, recording: true };
  }
  return undefined;
}

/** Whether counters as they stand are aggregated; sums of gauges may be rated by those who mean it. */
function isOfCounter({ name, of }: Extract<Expr, { kind: "aggregation" }>, { scene }: Subject): boolean {
  const inner = of && bare(of);
  if (inner?.kind === "aggregation") return isOfCounter(inner, { scene } as Subject);
  if (inner?.kind !== "selector" || inner.metric === undefined) return false;
  return name !== "count" && kindOf(scene.facts, inner.metric)?.type === "counter";
}
