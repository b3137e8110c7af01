import type { Rule, Text } from "../../estate/findings/rule.js";
import { allLintChecks } from "./check.js";
import { asCatalogued, type LintRule } from "./lint-rule.js";
import { fileRules } from "./source/file-rules.js";

/** What the letters of these codes stand for. */
export const lintAreas: Readonly<Record<string, Text>> = {
  RUL: { zh: "Prometheus 规则", en: "Prometheus rules" },
};

/** Every rule of the linter, by code. A comment in the file suppresses one; no exception of the estate does. */
export async function lintRules(): Promise<readonly LintRule<never>[]> {
  const rules: LintRule<never>[] = [...Object.values(fileRules), ...(await allLintChecks())];
  return rules.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The same for the catalogue of all codes. */
export async function lintCodes(): Promise<readonly Rule<never>[]> {
  return (await lintRules()).map(asCatalogued);
}
