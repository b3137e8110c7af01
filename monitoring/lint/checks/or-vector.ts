import { type Binary, bare, isComparison } from "../../promql/ast.js";
import { verdictOf } from "../../promql/bounds.js";
import { defineLintCheck, wordsAt } from "../check.js";
import { alertExample } from "../lint-rule.js";
import type { Subject } from "../subject.js";

/** `vector(0)` has no labels: beside series that have some it is one more series, not a substitute. */
export default defineLintCheck<{ expr: string }>({
  code: "RUL034",
  severity: "bug",
  title: { zh: "or vector(…) 只补没有标签的结果", en: "or vector(…) stands in for results without labels" },
  message: {
    zh: (p) => `${p.expr} 总会多出一个没有标签的序列，下面的比较因此永远成立`,
    en: (p) => `${p.expr} always adds a series without labels, so that the comparison always holds`,
  },
  why: {
    zh: "or 按标签合并：左边有标签时，vector(0) 永远不会被替掉。",
    en: "or merges by labels: beside series with labels vector(0) is never left out.",
  },
  fix: {
    zh: () => "先聚合掉标签，或写成 or on () vector(0)",
    en: () => "aggregate the labels away first, or write or on () vector(0)",
  },
  example: {
    bad: alertExample('(up{job="api"} or vector(0)) == 0'),
    good: alertExample('(sum(up{job="api"}) or vector(0)) == 0'),
  },
  find: {
    join({ node, left, on }, tell, subject) {
      const constant = bare(node.right);
      if (node.operator !== "or" || on || constant.kind !== "call" || constant.name !== "vector") return;
      if (left.only && left.only.size === 0) return;
      if (holds(subject, node)) tell(constant, { expr: wordsAt(subject, node) });
    },
  },
});

/** Whether the comparison around it holds for the constant. */
function holds(subject: Subject, node: Binary): boolean {
  let above = subject.above(node);
  while (above?.expr.kind === "paren") above = above.above;
  const parent = above?.expr;
  if (parent?.kind !== "binary" || !isComparison(parent.operator)) return false;
  const isLeft = bare(parent.left) === node;
  const constant = subject.bounds(node.right);
  const other = subject.bounds(isLeft ? parent.right : parent.left);
  const [left, right] = isLeft ? [constant, other] : [other, constant];
  return verdictOf(parent.operator, left, right) === "always";
}
