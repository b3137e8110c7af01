import { type Binary, childrenOf, type Expr, isComparison, type Matcher } from "../promql/ast.js";
import type { At, LintCheck, Parts, Tell } from "./check.js";
import { type LintFinding, lintFinding } from "./finding.js";
import { joinOf } from "./joins.js";
import type { RuleNode } from "./source/model.js";
import { sourceOffset } from "./source/position.js";
import type { Subject } from "./subject.js";

/** What a check does with a part, and how it tells of it. */
interface Finder<K extends keyof Parts> {
  readonly find: NonNullable<LintCheck<unknown>["find"][K]>;
  readonly tell: Tell<unknown>;
}

/** For all parts but calls, which are shown by the function that is called. */
type Finders = { readonly [K in Exclude<keyof Parts, "call">]: Finder<K>[] };

/** Shows the parts of rules to the checks that look at them, and gathers what they tell. */
export class Inspector {
  readonly #finders: Finders = {
    rule: [],
    alert: [],
    record: [],
    syntax: [],
    type: [],
    selector: [],
    aggregation: [],
    binary: [],
    comparison: [],
    join: [],
    pattern: [],
    shift: [],
    template: [],
  };
  /** By the name of the function. */
  readonly #ofCalls = new Map<string, Finder<"call">[]>();
  /** The rule that is shown just now, and what was told of it. */
  #rule: RuleNode | undefined;
  #findings: LintFinding[] = [];

  constructor(checks: readonly LintCheck<unknown>[]) {
    for (const check of checks) {
      const tell = (at: At, params: unknown) => this.#tell(check, at, params);
      for (const kind of Object.keys(this.#finders) as (keyof Finders)[]) this.#enlist(kind, check, tell);
      this.#enlistCalls(check, tell);
    }
  }

  /** Everything that is wrong with a rule. */
  inspect(subject: Subject): readonly LintFinding[] {
    this.#findings = [];
    this.#rule = subject.rule;
    const { syntax, rule } = subject;
    const finders = this.#finders;
    show(finders.rule, subject, subject);
    show(finders[rule.kind], subject, subject);
    if (syntax) show(finders.syntax, syntax, subject);
    for (const problem of subject.types) show(finders.type, problem, subject);
    if (subject.expr) this.#expr(subject.expr, subject);
    for (const template of subject.templates()) show(finders.template, template, subject);
    return this.#findings;
  }

  #enlist<K extends keyof Finders>(kind: K, { find }: LintCheck<unknown>, tell: Tell<unknown>): void {
    const look = find[kind];
    if (look) this.#finders[kind].push({ find: look, tell });
  }

  #enlistCalls({ find: { call: find }, functions = [] }: LintCheck<unknown>, tell: Tell<unknown>): void {
    if (!find) return;
    for (const name of functions)
      this.#ofCalls.set(name, [...(this.#ofCalls.get(name) ?? []), { find, tell }]);
  }

  #tell(check: LintCheck<unknown>, at: At, params: unknown): void {
    const rule = this.#rule as RuleNode;
    this.#findings.push(lintFinding(check, params, rule.source, offsetOf(at, rule), rule.name));
  }

  #expr(expr: Expr, subject: Subject): void {
    switch (expr.kind) {
      case "selector":
        show(this.#finders.selector, expr, subject);
        for (const matcher of expr.matchers)
          if (isPattern(matcher)) show(this.#finders.pattern, matcher, subject);
        break;
      case "call":
        show(this.#ofCalls.get(expr.name) ?? [], expr, subject);
        break;
      case "aggregation":
        show(this.#finders.aggregation, expr, subject);
        break;
      case "binary":
        this.#binary(expr, subject);
        break;
    }
    if ("shifts" in expr) for (const shift of expr.shifts) show(this.#finders.shift, shift, subject);
    for (const child of childrenOf(expr)) this.#expr(child, subject);
  }

  #binary(binary: Binary, subject: Subject): void {
    show(this.#finders.binary, binary, subject);
    if (isComparison(binary.operator)) show(this.#finders.comparison, binary, subject);
    const join = joinOf(binary, subject);
    if (join) show(this.#finders.join, join, subject);
  }
}

function show<K extends keyof Parts>(finders: readonly Finder<K>[], part: Parts[K], subject: Subject): void {
  for (const { find, tell } of finders) find(part, tell, subject);
}

function isPattern({ operator }: Matcher): boolean {
  return operator === "=~" || operator === "!~";
}

/** Where a place in a rule stands in the file. */
function offsetOf(at: At, { expr, node, source }: RuleNode): number {
  if (typeof at === "number") return at;
  if ("in" in at) return sourceOffset(source.text, at.in, at.span.from);
  return expr ? sourceOffset(source.text, expr, at.from) : node.at;
}
