import { type Ancestors, type Expr, nodesOf } from "../promql/ast.js";
import { type Bounds, boundsOf } from "../promql/bounds.js";
import { parseExpr, type SyntaxProblem } from "../promql/parse.js";
import { type Shape, shapeOf } from "../promql/shape.js";
import { type TypeProblem, typeProblems } from "../promql/typing.js";
import type { Scene } from "./scene.js";
import type { RuleNode } from "./source/model.js";
import { readTemplate, type Template } from "./template/read.js";

/** A rule under examination: what is written, and what it means. */
export class Subject {
  /** The expression; undefined where it is none that Prometheus would take. */
  readonly expr: Expr | undefined;
  readonly syntax: SyntaxProblem | undefined;
  readonly types: readonly TypeProblem[];
  /** All parts of the expression, outermost first. */
  readonly nodes: readonly (readonly [Expr, Ancestors])[];
  #templates: readonly FieldTemplate[] | undefined;

  constructor(
    readonly rule: RuleNode,
    readonly scene: Scene,
  ) {
    const parsed = rule.expr ? parseExpr(rule.expr.text) : {};
    this.syntax = parsed.problem;
    this.types = parsed.expr ? typeProblems(parsed.expr) : [];
    this.expr = this.types.length === 0 ? parsed.expr : undefined;
    this.nodes = this.expr ? nodesOf(this.expr) : [];
  }

  /** The labels of a part's series. */
  shape(expr: Expr): Shape {
    return shapeOf(expr, this.scene.recorded);
  }

  /** The values that a part can have. */
  bounds(expr: Expr): Bounds {
    return boundsOf(expr, (name) => this.scene.boundsOf(name));
  }

  /** All templates of an alert's labels and annotations. */
  get templates(): readonly FieldTemplate[] {
    this.#templates ??= this.rule.kind === "record" ? [] : templatesOf(this.rule);
    return this.#templates;
  }
}

/** A function of a subject that is worked out once for it, however many checks ask. */
export function perSubject<T>(make: (subject: Subject) => T): (subject: Subject) => T {
  const made = new WeakMap<Subject, { readonly value: T }>();
  return (subject) => {
    const known = made.get(subject);
    if (known) return known.value;
    const value = make(subject);
    made.set(subject, { value });
    return value;
  };
}

/** A label or annotation that is a template. */
export interface FieldTemplate {
  readonly in: "labels" | "annotations";
  readonly key: string;
  readonly node: RuleNode["labels"][number]["value"];
  readonly template: Template;
}

function templatesOf(rule: RuleNode): FieldTemplate[] {
  return (["labels", "annotations"] as const).flatMap((field) =>
    rule[field]
      .filter(({ value }) => value.text.includes("{{"))
      .map(({ key, value }) => ({ in: field, key, node: value, template: readTemplate(value.text) })),
  );
}
