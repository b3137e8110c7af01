import { type Binary, bare, type Expr, type Selector } from "../../promql/ast.js";
import { typeOf } from "../../promql/typing.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";
import { kindOf } from "../metric-kind.js";
import type { Subject } from "../subject.js";

/** A counter's own value says when its process started, not how things are. */
export default defineLintCheck<{ metric: string }>({
  code: "RUL021",
  severity: "warning",
  title: { zh: "计数器先求速率再比较", en: "Counters are rated before they are compared" },
  message: {
    zh: (p) => `直接比较计数器 ${p.metric} 的累计值`,
    en: (p) => `the total of counter ${p.metric} is compared as it stands`,
  },
  why: {
    zh: "计数器只增不减，重启归零：一旦越过门限就一直告警，直到进程重启。",
    en: "A counter grows until its process starts again: once over the threshold the alert stays until then.",
  },
  fix: {
    zh: (p) => `改为比较 increase(${p.metric}[…]) 或 rate(${p.metric}[…])`,
    en: (p) => `compare increase(${p.metric}[…]) or rate(${p.metric}[…])`,
  },
  example: {
    bad: alertExample("http_errors_total > 100"),
    good: alertExample("increase(http_errors_total[1h]) > 100"),
  },
  find: {
    comparison(node, tell, subject) {
      const selector = rawIn(node, subject);
      if (selector?.metric) tell(selector, { metric: selector.metric });
    },
  },
});

/** The counter that a comparison with a number compares as it stands. */
function rawIn({ left, right }: Binary, subject: Subject): Selector | undefined {
  const sides = [left, right].filter((side) => typeOf(side) !== "scalar");
  const [side] = sides;
  return sides.length === 1 && side ? counterIn(side, subject) : undefined;
}

function counterIn(expr: Expr, subject: Subject): Selector | undefined {
  const inner = bare(expr);
  if (inner.kind === "aggregation") {
    const isCounting = ["count", "count_values", "group"].includes(inner.name);
    return inner.of && !isCounting ? counterIn(inner.of, subject) : undefined;
  }
  if (inner.kind === "binary") return counterInArithmetic(inner, subject);
  if (inner.kind !== "selector" || inner.metric === undefined || subject.scene.recordings.has(inner.metric))
    return undefined;
  const kind = kindOf(subject.scene.facts, inner.metric);
  return kind?.type === "counter" ? inner : undefined;
}

/** A difference of two counters is no counter; nor is a share of a total that only sounds like one. */
function counterInArithmetic({ operator, left, right }: Binary, subject: Subject): Selector | undefined {
  if (!["+", "*", "/"].includes(operator)) return undefined;
  if (typeOf(right) === "scalar") return counterIn(left, subject);
  if (typeOf(left) === "scalar") return counterIn(right, subject);
  const [a, b] = [counterIn(left, subject), counterIn(right, subject)];
  return a && b ? a : undefined;
}
