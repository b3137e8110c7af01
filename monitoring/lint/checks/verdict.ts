import { type Binary, bare } from "../../promql/ast.js";
import { type Bounds, verdictOf } from "../../promql/bounds.js";
import { typeOf } from "../../promql/typing.js";
import { defineLintCheck, wordsAt } from "../check.js";
import { hasCondition } from "../condition.js";
import { alertExample } from "../lint-rule.js";
import type { Subject } from "../subject.js";

interface Params {
  readonly expr: string;
  readonly left: string;
  readonly verdict: "always" | "never";
  readonly bounds: string;
  readonly isCount: boolean;
}

/** A condition that values cannot fail, or cannot meet. */
export default defineLintCheck<Params>({
  code: "RUL028",
  severity: "bug",
  title: { zh: "条件有时成立，有时不成立", en: "Conditions hold sometimes, and sometimes not" },
  message: {
    zh: (p) =>
      `${p.expr} ${p.verdict === "always" ? "永远成立" : "永远不成立"}：${p.left} 在 ${p.bounds} 之内`,
    en: (p) =>
      `${p.expr} ${p.verdict === "always" ? "always holds" : "never holds"}: ${p.left} is within ${p.bounds}`,
    variants: [
      {
        zh: () => "‹expr› 永远不成立：‹left› 在 ‹bounds› 之内",
        en: () => "‹expr› never holds: ‹left› is within ‹bounds›",
      },
      {
        zh: () => "‹expr› 永远成立：‹left› 在 ‹bounds› 之内",
        en: () => "‹expr› always holds: ‹left› is within ‹bounds›",
      },
    ],
  },
  why: {
    zh: "永远不成立的告警永远不响；永远成立的告警没有人再看。数不到任何序列时 count、sum 没有结果，而不是 0。",
    en: "An alert that never holds never fires, and nobody looks at one that always does. Where there is nothing to count, count and sum give nothing, not 0.",
  },
  fix: {
    zh: (p) => (p.isCount ? "改用 absent(…)，或在比较前写 or vector(0)" : "请检查门限、单位与比较的方向"),
    en: (p) =>
      p.isCount
        ? "use absent(…), or put `or vector(0)` before the comparison"
        : "look at the threshold, its unit and the direction",
    variants: [
      {
        zh: () => "改用 absent(…)，或在比较前写 or vector(0)",
        en: () => "use absent(…), or put `or vector(0)` before the comparison",
      },
      {
        zh: () => "请检查门限、单位与比较的方向",
        en: () => "look at the threshold, its unit and the direction",
      },
    ],
  },
  example: {
    bad: alertExample('count(up{job="api"} == 1) == 0'),
    good: alertExample('(count(up{job="api"} == 1) or vector(0)) == 0'),
  },
  find: {
    comparison(node, tell, subject) {
      // `up >= 0` before `and`, or under count, only asks whether there is a series.
      const verdict = verdictOf(node.operator, subject.bounds(node.left), subject.bounds(node.right));
      if (!verdict || (verdict === "always" && (subject.above(node) || isFiltered(node, subject)))) return;
      tell(node, paramsOf(node, verdict, subject));
    },
  },
});

/** `count(up == 0) > 0` always holds where there is a result, and that is what it asks for. */
function isFiltered({ left, right }: Binary, subject: Subject): boolean {
  return [left, right].some((side) => typeOf(side) !== "scalar" && hasCondition(side, subject));
}

function paramsOf(node: Binary, verdict: "always" | "never", subject: Subject): Params {
  const isTurned = node.left.kind === "number" && node.right.kind !== "number";
  const side = isTurned ? node.right : node.left;
  const inner = bare(side);
  return {
    expr: wordsAt(subject, node),
    left: wordsAt(subject, side),
    verdict,
    bounds: boundsText(subject.bounds(side)),
    isCount:
      verdict === "never" && inner.kind === "aggregation" && ["count", "sum", "group"].includes(inner.name),
  };
}

function boundsText({ low, high }: Bounds): string {
  const end = (value: number) => (Number.isFinite(value) ? String(value) : "∞");
  if (low === high) return `{${low}}`;
  return `${Number.isFinite(low) ? "[" : "("}${low === Number.NEGATIVE_INFINITY ? "-∞" : end(low)}, ${end(high)}${Number.isFinite(high) ? "]" : ")"}`;
}
