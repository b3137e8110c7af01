import { areaOf } from "../../estate/catalogue.js";
import { groupBy } from "../../estate/estate.js";
import { patternOf } from "../../estate/findings/pattern.js";
import type { Rule, Text } from "../../estate/findings/rule.js";
import { areaNames } from "../catalogue.js";
import { lintLevels } from "../words.js";
import { page } from "./markdown.js";

/** The catalogue of all codes, in both languages. */
export function findingsPage(rules: readonly Rule<never>[]): string {
  const sections = [...groupBy(rules, (rule) => areaOf(rule.code))].flatMap(([area, some]) => {
    const name = areaNames[area];
    return [`## ${name ? `${area}: ${both(name)}` : area}`, ...some.map(entry)];
  });
  return page("检查代码 · Codes of findings", [
    "`zhengyun explain CODE` 显示其中一条；‹名称› 处是具体内容。",
    "`zhengyun explain CODE` shows one of them; ‹name› stands for a particular.",
    ...sections,
  ]);
}

function entry(rule: Rule<never>): string {
  const { messages, hints } = patternOf(rule);
  const level = rule.lint && lintLevels[rule.lint.level];
  const severity = level
    ? `${level.zh} ${level.en}`
    : rule.severity === "error"
      ? "错误 error"
      : "警告 warning";
  const waiver = rule.lint
    ? "以注释忽略 suppressed by a comment"
    : rule.waivable === false
      ? "不可例外 no exception"
      : "可以例外 exception possible";
  return [
    `### ${rule.code}`,
    "",
    both(rule.title),
    "",
    ...[...messages, ...hints.map(({ zh, en }) => ({ zh: `→ ${zh}`, en: `→ ${en}` }))].flatMap(
      ({ zh, en }) => [`- ${zh}`, `- ${en}`],
    ),
    `- ${[severity, waiver, ...(rule.source ? [rule.source] : [])].join(" · ")}`,
  ].join("\n");
}

function both({ zh, en }: Text): string {
  return zh === en ? zh : `${zh} · ${en}`;
}
