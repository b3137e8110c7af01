import type { SyntaxProblem } from "../../promql/parse.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

type Params = Exclude<SyntaxProblem, { kind: "function" }>;

const words = {
  zh: (p: Params): string => {
    switch (p.kind) {
      case "unexpected":
        return `此处不应出现 ${p.found}`;
      case "escape":
        return `引号内的转义 ${p.found} 不合法`;
      case "end":
        return "表达式没有写完";
      case "empty":
        return "表达式是空的";
      case "shift":
        return "offset、@ 与 [范围] 只能跟在选择器或子查询之后";
      default:
        return "表达式嵌套过深";
    }
  },
  en: (p: Params): string => {
    switch (p.kind) {
      case "unexpected":
        return `${p.found} is not expected here`;
      case "escape":
        return `there is no escape ${p.found} in a quoted text`;
      case "end":
        return "the expression ends too early";
      case "empty":
        return "the expression is empty";
      case "shift":
        return "offset, @ and [range] follow a selector or a subquery only";
      default:
        return "the expression nests too deep";
    }
  },
};

/** Prometheus does not load a file with such an expression. */
export default defineLintCheck<Params>({
  code: "RUL010",
  severity: "bug",
  title: { zh: "表达式是合法的 PromQL", en: "Expressions are sound PromQL" },
  message: {
    zh: (p) => `PromQL 语法错误：${words.zh(p)}`,
    en: (p) => `PromQL syntax: ${words.en(p)}`,
    variants: [{ zh: () => "PromQL 语法错误：…", en: () => "PromQL syntax: …" }],
  },
  why: {
    zh: "一条写错的表达式会让整个规则文件都不被加载。",
    en: "One expression that cannot be read keeps the whole rule file from being loaded.",
  },
  fix: {
    zh: (p) => (p.kind === "escape" ? `写成 \\${p.found}，或改用反引号` : "请检查括号、引号与运算符"),
    en: (p) =>
      p.kind === "escape"
        ? `write \\${p.found}, or use backquotes`
        : "look at brackets, quotes and operators",
    variants: [{ zh: () => "请检查括号、引号与运算符", en: () => "look at brackets, quotes and operators" }],
  },
  example: {
    bad: alertExample('"sum(rate(http_requests_total[5m]) > 1"'),
    good: alertExample("sum(rate(http_requests_total[5m])) > 1"),
  },
  find: {
    syntax(problem, tell) {
      if (problem.kind !== "function") tell(problem, problem);
    },
  },
});
