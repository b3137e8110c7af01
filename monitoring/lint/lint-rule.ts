import type { Rule, Template, Text } from "../../estate/findings/rule.js";

/** bug: it does not do what it is there for; warning: it does not always; style: people will stumble over it. */
export type LintSeverity = "bug" | "warning" | "style";

/** What a code of the linter stands for: the rule as a sentence, and how a breach of it is told. */
export interface LintRule<P> {
  /** `RUL020`. Never reused for another rule. */
  readonly code: string;
  readonly severity: LintSeverity;
  /** The rule as one sentence stating what holds in a sound rule file. */
  readonly title: Text;
  readonly message: Template<P>;
  /** Why it matters: what happens to a rule that breaks it. */
  readonly why: Text;
  /** What to do about it. */
  readonly fix: Template<P>;
  /** The smallest rule files that break it, and that do not. */
  readonly example: { readonly bad: string; readonly good: string };
}

/** The same rule as the catalogue of all codes has it. */
export function asCatalogued({ fix, why, severity, example, ...rule }: LintRule<never>): Rule<never> {
  return {
    code: rule.code,
    severity: severity === "bug" ? "error" : "warning",
    title: rule.title,
    message: rule.message,
    hint: fix,
    lint: { level: severity, why, example },
    waivable: false,
  };
}

/** A rule file with one alert. */
export function alertExample(expr: string, more = ""): string {
  const block = expr.includes("\n") ? ` |\n${expr.replaceAll(/^/gm, "          ")}` : ` ${expr}`;
  const rest = more === "" ? "" : `\n${more.replaceAll(/^/gm, "        ")}`;
  return `groups:
  - name: example
    rules:
      - alert: Example
        expr:${block}
        for: 10m
        labels: {severity: warning}
        annotations: {summary: an example}${rest}`;
}

/** A rule file with one recording. */
export function recordExample(expr: string, name = "job:example:sum"): string {
  return `groups:
  - name: example
    rules:
      - record: ${name}
        expr: ${expr}`;
}
