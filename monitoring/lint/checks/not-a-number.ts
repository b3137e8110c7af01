import { bare, type Expr } from "../../promql/ast.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** NaN is not equal to anything, itself included. */
export default defineLintCheck<{ isLiteral: boolean }>({
  code: "RUL082",
  severity: "bug",
  title: { zh: "比较不会落到 NaN 上", en: "No comparison rests on NaN" },
  message: {
    zh: (p) =>
      p.isLiteral ? "与 NaN 比较没有意义：它与什么都不相等" : "0 除以 0 得 NaN，而 NaN != 任何数都成立",
    en: (p) =>
      p.isLiteral
        ? "a comparison with NaN says nothing: it is equal to nothing"
        : "nought by nought gives NaN, and NaN != anything holds",
    variants: [
      {
        zh: () => "与 NaN 比较没有意义：它与什么都不相等",
        en: () => "a comparison with NaN says nothing: it is equal to nothing",
      },
      {
        zh: () => "0 除以 0 得 NaN，而 NaN != 任何数都成立",
        en: () => "nought by nought gives NaN, and NaN != anything holds",
      },
    ],
  },
  why: {
    zh: "没有流量时比值就是 NaN：== 永远不成立，!= 永远成立。",
    en: "A ratio without traffic is NaN: == never holds, != always does.",
  },
  fix: {
    zh: () => "判断 NaN 写 x != x；比值用 < 或 >",
    en: () => "write x != x to find NaN; compare ratios with < or >",
  },
  example: { bad: alertExample("node_load5 == NaN"), good: alertExample("node_load5 != node_load5") },
  find: {
    comparison(node, tell) {
      const isLiteral = [node.left, node.right].some(isNaNLiteral);
      const left = bare(node.left);
      const isRatio =
        node.operator === "!=" &&
        left.kind === "binary" &&
        left.operator === "/" &&
        isRate(left.right) &&
        isRate(left.left);
      if (isLiteral || isRatio) tell(node.operatorAt, { isLiteral });
    },
  },
});

function isNaNLiteral(expr: Expr): boolean {
  const inner = bare(expr);
  return inner.kind === "number" && Number.isNaN(inner.value);
}

/** Rates are nought where nothing happens. */
function isRate(expr: Expr): boolean {
  const inner = bare(expr);
  if (inner.kind === "aggregation" && inner.of) return isRate(inner.of);
  return inner.kind === "call" && ["rate", "increase", "irate"].includes(inner.name);
}
