import { modulesIn } from "../../estate/registry.js";
import type { Aggregation, Binary, Call, Matcher, Selector, Shift, Span } from "../promql/ast.js";
import type { SyntaxProblem } from "../promql/parse.js";
import type { TypeProblem } from "../promql/typing.js";
import type { Join } from "./joins.js";
import type { LintRule } from "./lint-rule.js";
import type { Scalar } from "./source/compose.js";
import type { FieldTemplate, Subject } from "./subject.js";

/** A place in a rule: an offset of the file, a stretch of the expression, or one of another text in the rule. */
export type At = number | Span | { readonly in: Scalar; readonly span: Span };

/** What a check can look at: a rule as a whole, or parts of it, one at a time. */
export interface Parts {
  readonly rule: Subject;
  readonly alert: Subject;
  readonly record: Subject;
  /** What keeps a text from being an expression. */
  readonly syntax: SyntaxProblem;
  /** What Prometheus' type check refuses. */
  readonly type: TypeProblem;
  readonly selector: Selector;
  /** A call of one of the check's `functions`. */
  readonly call: Call;
  readonly aggregation: Aggregation;
  readonly binary: Binary;
  /** A binary operation whose operator compares. */
  readonly comparison: Binary;
  /** A binary operation between two vectors. */
  readonly join: Join;
  /** A matcher with a regular expression. */
  readonly pattern: Matcher;
  readonly shift: Shift;
  readonly template: FieldTemplate;
}

/** Takes note of a breach. */
export type Tell<P> = (at: At, params: P) => void;

/** A rule of the linter and how its breaches are found. One file in `checks/` each. */
export interface LintCheck<P> extends LintRule<P> {
  /** Names of the functions whose calls it looks at. @default - none */
  readonly functions?: Iterable<string>;
  /** For each kind of part that it looks at, the function that is shown every one of them. */
  readonly find: {
    readonly [K in keyof Parts]?: (part: Parts[K], tell: Tell<P>, subject: Subject) => void;
  };
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

/** The words of the expression at a place, shortened. */
export function wordsAt({ rule }: Subject, { from, to }: Span): string {
  const text = (rule.expr?.text.slice(from, to) ?? "").replaceAll(/\s+/g, " ").trim();
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
}
