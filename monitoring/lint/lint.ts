import { allLintChecks } from "./check.js";
import { byPlace, type LintFinding, lintFinding } from "./finding.js";
import { Inspector } from "./inspector.js";
import { type LintOptions, Scene } from "./scene.js";
import { readRules } from "./source/documents.js";
import { fileRules } from "./source/file-rules.js";
import type { Report } from "./source/groups.js";
import type { RuleNode } from "./source/model.js";
import type { FileRead } from "./source/read.js";
import { unsuppressed } from "./suppress.js";

/** What was looked at, and what was found. */
export interface Linted {
  readonly findings: readonly LintFinding[];
  readonly files: number;
  readonly rules: number;
}

/** A file as it was read; `isNamed` where the user asked for it, and not only for the folder it is in. */
export type LintInput = FileRead & { readonly isNamed?: boolean };

/** Lints rule files together: what one records, another may read. Never throws for what they hold. */
export async function lintFiles(inputs: readonly LintInput[], options: LintOptions): Promise<Linted> {
  const inspector = new Inspector(await allLintChecks());
  const files = inputs.map((input) => fileOf(input));
  const rules = files.flatMap((file) => file.rules);
  const scene = new Scene(rules, options);
  const findings = files.flatMap((file) => {
    for (const rule of file.rules) file.findings.push(...inspector.inspect(scene.subjectOf(rule)));
    return [...unsuppressed(file.input, file.rules, file.findings, file.report), ...file.late];
  });
  return { findings: findings.sort(byPlace), files: files.length, rules: rules.length };
}

interface File {
  readonly input: LintInput;
  readonly rules: readonly RuleNode[];
  readonly findings: LintFinding[];
  /** Findings about suppressions, which nothing suppresses. */
  readonly late: LintFinding[];
  readonly report: Report;
}

function fileOf(input: LintInput): File {
  const findings: LintFinding[] = [];
  const late: LintFinding[] = [];
  const to =
    (list: LintFinding[]): Report =>
    (rule, params, at, name = "") => {
      list.push(lintFinding(rule, params, input, at, name));
    };
  const report = to(findings);
  if (input.fault) report(fileRules.unreadable, { fault: input.fault }, 0);
  const rules = input.fault ? [] : readRules(input, report, input.isNamed ?? true);
  return { input, rules, findings, late, report: to(late) };
}
