import type { LintFinding } from "../../monitoring/lint/finding.js";
import type { Linted } from "../../monitoring/lint/lint.js";
import type { LintSeverity } from "../../monitoring/lint/lint-rule.js";
import type { Context } from "../context.js";
import type { Language } from "../language.js";
import { wrap } from "../layout.js";
import { count, lintLevels } from "../words.js";

type Look = Pick<Context, "language" | "colors" | "width">;

/** The findings for programs, one object each, in the language asked for. */
export function lintJson(findings: readonly LintFinding[], language: Language): readonly object[] {
  return findings.map(({ file, line, column, rule, code, severity, message, explanation, fix }) => ({
    file,
    line,
    column,
    rule,
    code,
    severity,
    message: message[language],
    explanation: explanation[language],
    fix: fix[language],
  }));
}

/** The findings for people: one block each, and a line of counts. */
export function lintText(linted: Linted, look: Look): string {
  return [...linted.findings.map((finding) => block(finding, look)), closing(linted, look)].join("\n\n");
}

function paintOf(severity: LintSeverity, { colors }: Look): (text: string) => string {
  return { bug: colors.red, warning: colors.yellow, style: colors.dim }[severity];
}

function block(finding: LintFinding, look: Look): string {
  const { language, colors, width } = look;
  const { file, line, column, rule, code, severity } = finding;
  const indented = (text: string, first: string) =>
    wrap(text, width - 2 - first.length).map(
      (part, index) => `  ${index === 0 ? first : " ".repeat(first.length)}${part}`,
    );
  const place = colors.bold(`${file}:${line}:${column}`);
  return [
    `${place}  ${paintOf(severity, look)(`${lintLevels[severity][language]} ${code}`)}${rule === "" ? "" : `  ${rule}`}`,
    ...indented(finding.message[language], ""),
    ...indented(finding.explanation[language], "").map(colors.dim),
    ...indented(finding.fix[language], "→ ").map(colors.cyan),
  ].join("\n");
}

function closing({ findings, files, rules }: Linted, { language, colors }: Look): string {
  const of = (severity: LintSeverity) => findings.filter((one) => one.severity === severity).length;
  const counts = { bug: of("bug"), warning: of("warning"), style: of("style") };
  const parts = (["bug", "warning", "style"] as const).filter((severity) => counts[severity] > 0);
  const zh = parts.map((severity) => `${counts[severity]} 个${lintLevels[severity].zh}`).join("、");
  const en = parts.map((severity) => counted(counts[severity], severity)).join(", ");
  const sentence = {
    zh: `检查 ${files} 个文件、${rules} 条规则：${zh || "没有问题"}`,
    en: `${count(files, "file")}, ${count(rules, "rule")}: ${en || "nothing is wrong"}`,
  }[language];
  const paint = counts.bug > 0 ? colors.red : counts.warning > 0 ? colors.yellow : colors.green;
  return paint(`${counts.bug + counts.warning > 0 ? "✗" : "✓"} ${sentence}`);
}

function counted(number: number, severity: LintSeverity): string {
  return severity === "style" ? `${number} of style` : count(number, severity);
}
