import { wellKnown } from "../../../monitoring/lint/facts/well-known.js";
import type { LintFinding } from "../../../monitoring/lint/finding.js";
import { type LintInput, lintFiles } from "../../../monitoring/lint/lint.js";
import type { LintOptions } from "../../../monitoring/lint/scene.js";

/** What the command takes where nothing is said. */
export const usual: LintOptions = { scrapeInterval: 30, evaluationInterval: 30, facts: wellKnown() };

/** Findings about texts by file name. */
export async function lintTexts(
  texts: Readonly<Record<string, string>>,
  options: Partial<LintOptions> = {},
): Promise<readonly LintFinding[]> {
  const inputs: LintInput[] = Object.entries(texts).map(([file, text]) => ({ file, text }));
  return (await lintFiles(inputs, { ...usual, ...options })).findings;
}

/** `rules.yaml:5:15 bug RUL024 Name: message (fix)`, both languages. */
export function told({ file, line, column, severity, code, rule, message, fix }: LintFinding): string {
  return `${file}:${line}:${column} ${severity} ${code} ${rule}: ${message.en} (${fix.en}) | ${message.zh}（${fix.zh}）`;
}

/** An alert on an expression, in a file whose fifth line is `expr:`. */
export function alertOn(expr: string, summary = "an example"): string {
  return `groups:
  - name: example
    rules:
      - alert: Example
        expr: ${expr}
        for: 10m
        labels: {severity: warning}
        annotations: {summary: ${JSON.stringify(summary)}}
`;
}

/** Codes found for one expression, without findings of style. */
export async function codesOf(expr: string, options: Partial<LintOptions> = {}): Promise<string[]> {
  const findings = await lintTexts({ "rules.yaml": alertOn(JSON.stringify(expr)) }, options);
  return findings.filter(({ severity }) => severity !== "style").map(({ code }) => code);
}
