import { childrenOf, type Expr, isComparison, type Matcher } from "../promql/ast.js";
import type { At, LintCheck, Parts, Tell } from "./check.js";
import { type LintFinding, lintFinding } from "./finding.js";
import { joinOf } from "./joins.js";
import type { RuleNode } from "./source/model.js";
import { sourceOffset } from "./source/position.js";
import type { Subject } from "./subject.js";

type Find<K extends keyof Parts> = NonNullable<LintCheck<unknown>["find"][K]>;
type Finders = { readonly [K in keyof Parts]: (readonly [find: Find<K>, tell: Tell<unknown>])[] };

/** Shows the parts of rules to the checks that look at them, and gathers what they tell. */
export class Inspector {
  readonly #finders: Finders = {
    rule: [],
    selector: [],
    call: [],
    aggregation: [],
    binary: [],
    comparison: [],
    join: [],
    pattern: [],
    shift: [],
    template: [],
  };
  /** The rule that is shown just now, and what was told of it. */
  #rule: RuleNode | undefined;
  #findings: LintFinding[] = [];

  constructor(checks: readonly LintCheck<unknown>[]) {
    for (const check of checks) {
      const tell = (at: At, params: unknown) => this.#tell(check, at, params);
      for (const kind of Object.keys(check.find) as (keyof Parts)[]) this.#enlist(kind, check, tell);
    }
  }

  /** Everything that is wrong with a rule. */
  inspect(subject: Subject): readonly LintFinding[] {
    this.#findings = [];
    this.#rule = subject.rule;
    this.#show("rule", subject, subject);
    if (subject.expr) this.#expr(subject.expr, subject);
    for (const template of subject.templates()) this.#show("template", template, subject);
    return this.#findings;
  }

  #enlist<K extends keyof Parts>(kind: K, { find }: LintCheck<unknown>, tell: Tell<unknown>): void {
    const look = find[kind];
    if (look) this.#finders[kind].push([look, tell]);
  }

  #tell(check: LintCheck<unknown>, at: At, params: unknown): void {
    const rule = this.#rule as RuleNode;
    this.#findings.push(lintFinding(check, params, rule.source, offsetOf(at, rule), rule.name));
  }

  #show<K extends keyof Parts>(kind: K, part: Parts[K], subject: Subject): void {
    for (const [find, tell] of this.#finders[kind]) find(part, tell, subject);
  }

  #expr(expr: Expr, subject: Subject): void {
    switch (expr.kind) {
      case "selector":
        this.#show("selector", expr, subject);
        for (const matcher of expr.matchers) if (isPattern(matcher)) this.#show("pattern", matcher, subject);
        break;
      case "call":
        this.#show("call", expr, subject);
        break;
      case "aggregation":
        this.#show("aggregation", expr, subject);
        break;
      case "binary": {
        this.#show("binary", expr, subject);
        if (isComparison(expr.operator)) this.#show("comparison", expr, subject);
        const join = joinOf(expr, subject);
        if (join) this.#show("join", join, subject);
        break;
      }
    }
    if ("shifts" in expr) for (const shift of expr.shifts) this.#show("shift", shift, subject);
    for (const child of childrenOf(expr)) this.#expr(child, subject);
  }
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
