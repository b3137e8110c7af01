import { functionNames } from "../../promql/functions.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";
import { nearest } from "../source/nearest.js";

/** A misspelt function. */
export default defineLintCheck<{ name: string; near: string | undefined }>({
  code: "RUL011",
  severity: "bug",
  title: { zh: "只使用 PromQL 有的函数", en: "Only functions of PromQL are used" },
  message: { zh: (p) => `没有 ${p.name} 这个函数`, en: (p) => `there is no function ${p.name}` },
  why: {
    zh: "一条写错的表达式会让整个规则文件都不被加载。",
    en: "One expression that cannot be read keeps the whole rule file from being loaded.",
  },
  fix: {
    zh: (p) => (p.near ? `是不是 ${p.near}？` : "见 PromQL 的函数列表"),
    en: (p) => (p.near ? `did you mean ${p.near}?` : "see the list of functions of PromQL"),
  },
  example: {
    bad: alertExample("rates(http_requests_total[5m]) > 1"),
    good: alertExample("rate(http_requests_total[5m]) > 1"),
  },
  find: {
    syntax(problem, tell) {
      if (problem.kind !== "function") return;
      const { name } = problem;
      tell(problem, { name, near: nearest(name, functionNames()) });
    },
  },
});
