import { type RegexProblem, regexProblem } from "../../promql/regex.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

const words: Readonly<Record<RegexProblem["kind"], { zh: string; en: string }>> = {
  lookaround: { zh: "RE2 没有前后断言", en: "RE2 has no look-around" },
  backreference: { zh: "RE2 没有反向引用", en: "RE2 has no back-references" },
  escape: { zh: "没有这个转义", en: "there is no such escape" },
  repeat: { zh: "重复次数超过 1000", en: "it repeats more than 1000 times" },
  malformed: { zh: "括号或量词有误", en: "brackets or quantifiers are wrong" },
};

/** Prometheus' patterns are RE2. */
export default defineLintCheck<RegexProblem>({
  code: "RUL013",
  severity: "bug",
  title: { zh: "正则表达式符合 RE2", en: "Patterns are sound RE2" },
  message: {
    zh: (p) => `正则 ${p.found} 不合法：${words[p.kind].zh}`,
    en: (p) => `pattern ${p.found} is not sound: ${words[p.kind].en}`,
    variants: [{ zh: () => "正则 … 不合法", en: () => "pattern … is not sound" }],
  },
  why: {
    zh: "一条写错的表达式会让整个规则文件都不被加载。",
    en: "One expression that cannot be read keeps the whole rule file from being loaded.",
  },
  fix: { zh: () => "请改写为 RE2；排除用 !~", en: () => "write it as RE2; use !~ to leave things out" },
  example: {
    bad: alertExample('up{job=~"api(?!-test)"} == 0'),
    good: alertExample('up{job=~"api.*", job!~"api-test.*"} == 0'),
  },
  functions: ["label_replace"],
  find: {
    pattern(matcher, tell) {
      const problem = regexProblem(matcher.value);
      if (problem) tell(matcher.valueAt, problem);
    },
    call({ args }, tell) {
      const pattern = args[4];
      const problem = pattern?.kind === "string" ? regexProblem(pattern.value) : undefined;
      if (pattern && problem) tell(pattern, problem);
    },
  },
});
