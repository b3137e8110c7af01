import type { Text } from "../../../estate/findings/rule.js";
import type { ValueType } from "../../promql/functions.js";
import type { TypeProblem } from "../../promql/typing.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

const types: Readonly<Record<ValueType, Text>> = {
  scalar: { zh: "数", en: "a number" },
  string: { zh: "文字", en: "a text" },
  vector: { zh: "瞬时向量", en: "an instant vector" },
  range: { zh: "范围向量（如 x[5m]）", en: "a range vector such as x[5m]" },
};

function counted({ least, most }: { least: number; most: number }): string {
  return least === most ? `${least}` : most === Number.POSITIVE_INFINITY ? `≥ ${least}` : `${least}–${most}`;
}

type Told = { readonly [K in TypeProblem["kind"]]: (p: Extract<TypeProblem, { kind: K }>) => Text };

const told: Told = {
  argument: (p) => ({
    zh: `${p.name} 需要${types[p.expected].zh}，这里是${types[p.found].zh}`,
    en: `${p.name} takes ${types[p.expected].en}, but this is ${types[p.found].en}`,
  }),
  count: (p) => ({
    zh: `${p.name} 需要 ${counted(p)} 个参数，写了 ${p.found} 个`,
    en: `${p.name} takes ${counted(p)} arguments, not ${p.found}`,
  }),
  operand: (p) => ({
    zh: `${p.name} 的两边不能是${types[p.found].zh}`,
    en: `${p.name} cannot have ${types[p.found].en} beside it`,
  }),
  scalarComparison: () => ({ zh: "两个数比较必须写 bool", en: "two numbers can be compared with bool only" }),
  setScalar: (p) => ({ zh: `${p.name} 的两边不能是数`, en: `${p.name} cannot have a number beside it` }),
  bool: (p) => ({
    zh: `bool 只能用于比较，不能用于 ${p.name}`,
    en: `bool goes with comparisons, not with ${p.name}`,
  }),
  grouping: (p) => ({
    zh: `${p.name} 不能有 group_left 或 group_right`,
    en: `${p.name} takes no group_left or group_right`,
  }),
  matchingScalar: () => ({
    zh: "on 与 ignoring 只能用于两个向量之间",
    en: "on and ignoring stand between two vectors only",
  }),
  labelTwice: (p) => ({
    zh: `标签 ${p.name} 同时出现在 on 与 group 中`,
    en: `label ${p.name} stands in on and in group`,
  }),
  emptySelector: () => ({
    zh: "选择器至少要有一个不匹配空值的条件",
    en: "a selector needs a condition that does not match the empty text",
  }),
  result: (p) => ({
    zh: `规则的结果不能是${types[p.found].zh}`,
    en: `a rule cannot give ${types[p.found].en}`,
  }),
  shiftTwice: () => ({ zh: "@ 只能出现一次", en: "@ stands once only" }),
};

function textOf(problem: TypeProblem): Text {
  return (told[problem.kind] as (p: TypeProblem) => Text)(problem);
}

/** The grammar is right, and Prometheus refuses it nevertheless. */
export default defineLintCheck<TypeProblem>({
  code: "RUL012",
  severity: "bug",
  title: { zh: "函数与运算的参数类型正确", en: "Functions and operators get what they take" },
  message: { zh: (p) => textOf(p).zh, en: (p) => textOf(p).en },
  why: {
    zh: "一条写错的表达式会让整个规则文件都不被加载。",
    en: "One expression that Prometheus refuses keeps the whole rule file from being loaded.",
  },
  fix: {
    zh: (p) =>
      p.kind === "argument" && p.expected === "range" ? "请加上范围，例如 [5m]" : "请按 PromQL 的规定改写",
    en: (p) =>
      p.kind === "argument" && p.expected === "range"
        ? "add a range, such as [5m]"
        : "write it as PromQL asks for it",
    variants: [{ zh: () => "请按 PromQL 的规定改写", en: () => "write it as PromQL asks for it" }],
  },
  example: {
    bad: alertExample("rate(http_requests_total) > 1"),
    good: alertExample("rate(http_requests_total[5m]) > 1"),
  },
  find: {
    type(problem, tell) {
      tell(problem, problem);
    },
  },
});
