import type { Text } from "../../estate/findings/rule.js";
import { lineColumn } from "../../estate/source/place.js";
import type { LintRule, LintSeverity } from "./lint-rule.js";
import type { Source } from "./source/model.js";

/** One thing that is wrong in a rule file, ready to be shown. */
export interface LintFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The alert or recording; empty for what is wrong with the file. */
  readonly rule: string;
  readonly code: string;
  readonly severity: LintSeverity;
  readonly message: Text;
  readonly explanation: Text;
  readonly fix: Text;
}

/** A finding at an offset of a file: the texts filled in, in both languages. */
export function lintFinding<P>(
  rule: LintRule<P>,
  params: P,
  source: Source,
  offset: number,
  name: string,
): LintFinding {
  return {
    file: source.file,
    ...lineColumn(source.text, offset),
    rule: name,
    code: rule.code,
    severity: rule.severity,
    message: { zh: rule.message.zh(params), en: rule.message.en(params) },
    explanation: rule.why,
    fix: { zh: rule.fix.zh(params), en: rule.fix.en(params) },
  };
}

/** By file, line, column, code: the order in which people mend things. */
export function byPlace(a: LintFinding, b: LintFinding): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
