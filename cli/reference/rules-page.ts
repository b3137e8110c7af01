import type { Text } from "../../estate/findings/rule.js";
import type { LintRule } from "../../monitoring/lint/lint-rule.js";
import { lintLevels } from "../words.js";
import { page, table } from "./markdown.js";

/** The codes of the rule linter in both languages, each with a bad and a good example. */
export function rulesPage(rules: readonly LintRule<never>[]): string {
  const rows = rules.map(({ code, severity, title }) => [
    `[${code}](#${code.toLowerCase()})`,
    `${lintLevels[severity].zh} ${lintLevels[severity].en}`,
    both(title),
  ]);
  return page("规则检查 · The rule linter", [
    "`zhengyun rules lint FILE…` 检查任何 Prometheus 规则文件；用法见 [docs/rules.md](../rules.md)。",
    "`zhengyun rules lint FILE…` lints any Prometheus rule file; see [docs/rules.md](../rules.md) for its use.",
    table(["代码 Code", "级别 Level", "规则 Rule"], rows),
    ...rules.map(entry),
  ]);
}

function entry({ code, severity, title, why, example }: LintRule<never>): string {
  const level = lintLevels[severity];
  return [
    `## ${code}`,
    `${both(title)} · ${level.zh} ${level.en}`,
    `${why.zh}`,
    `${why.en}`,
    ...(example.bad === "" ? [] : ["错误 Wrong:", fenced(example.bad)]),
    "正确 Right:",
    fenced(example.good),
  ].join("\n\n");
}

function fenced(text: string): string {
  return ["```yaml", text, "```"].join("\n");
}

function both({ zh, en }: Text): string {
  return `${zh} · ${en}`;
}
