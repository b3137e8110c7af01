import type { Aggregation, Call, Expr } from "../../promql/ast.js";
import { defineLintCheck, type Tell } from "../check.js";
import { alertExample } from "../lint-rule.js";

interface Params {
  readonly name: string;
  readonly value: number;
}

const named: ReadonlySet<string> = new Set(["histogram_quantile", "quantile", "quantile_over_time"]);

/** 95 is not a quantile. */
export default defineLintCheck<Params>({
  code: "RUL027",
  severity: "bug",
  title: { zh: "分位数在 0 与 1 之间", en: "Quantiles are between 0 and 1" },
  message: {
    zh: (p) => `${p.name} 的分位数 ${p.value} 不在 0 与 1 之间`,
    en: (p) => `the quantile ${p.value} of ${p.name} is not between 0 and 1`,
  },
  why: {
    zh: "大于 1 的分位数总得 +Inf，小于 0 的总得 -Inf。",
    en: "A quantile above 1 always gives +Inf, one below 0 always -Inf.",
  },
  fix: { zh: () => "95 % 写作 0.95", en: () => "write 0.95 for 95 %" },
  example: {
    bad: alertExample("quantile(95, node_load5) > 10"),
    good: alertExample("quantile(0.95, node_load5) > 10"),
  },
  find: { call: lookAt, aggregation: lookAt },
});

function lookAt({ name, args }: Call | Aggregation, tell: Tell<Params>): void {
  const [quantile] = args;
  const value = quantile && named.has(name) ? numberIn(quantile) : undefined;
  if (quantile && value !== undefined && (value < 0 || value > 1)) tell(quantile, { name, value });
}

function numberIn(expr: Expr): number | undefined {
  if (expr.kind === "number") return expr.value;
  return expr.kind === "unary" && expr.of.kind === "number" ? -expr.of.value : undefined;
}
