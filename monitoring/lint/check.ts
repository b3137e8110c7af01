import { modulesIn } from "../../estate/registry.js";
import type { Span } from "../promql/ast.js";
import type { LintRule } from "./lint-rule.js";
import type { Scalar } from "./source/compose.js";
import type { Subject } from "./subject.js";

/** A place in a rule: an offset of the file, or a stretch of a text in it. */
export type At = number | { readonly in: Scalar; readonly span?: Span };

/** One breach of a rule of the linter. */
interface LintBreach<P> {
  readonly at: At;
  readonly params: P;
}

/** A rule of the linter and the pure function that finds its breaches in one rule. One file in `checks/` each. */
export interface LintCheck<P> extends LintRule<P> {
  find(subject: Subject): Iterable<LintBreach<P>>;
}

/** States a check; the identity function, for the types. */
export function defineLintCheck<P>(check: LintCheck<P>): LintCheck<P> {
  return check;
}

/** Every check, read from the folder `checks/`. */
export async function allLintChecks(): Promise<readonly LintCheck<unknown>[]> {
  const modules = await modulesIn<LintCheck<unknown>>(new URL("./checks/", import.meta.url));
  return modules.filter((module) => module !== undefined);
}

/** A place in the expression of a rule. */
export function inExpr({ rule }: Subject, { from, to }: Span): At {
  return rule.expr ? { in: rule.expr, span: { from, to } } : rule.node.at;
}

/** The words of the expression at a place, shortened. */
export function wordsAt({ rule }: Subject, { from, to }: Span): string {
  const text = (rule.expr?.text.slice(from, to) ?? "").replaceAll(/\s+/g, " ").trim();
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
}
