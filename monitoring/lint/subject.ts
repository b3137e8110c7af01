import { type Ancestors, type Expr, nodesOf } from "../promql/ast.js";
import { type Bounds, boundsOf } from "../promql/bounds.js";
import { parseExpr, type SyntaxProblem } from "../promql/parse.js";
import { type Shape, Shapes } from "../promql/shape.js";
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

  constructor(
    readonly rule: RuleNode,
    readonly scene: Scene,
  ) {
    const parsed = rule.expr ? parseExpr(rule.expr.text) : {};
    this.syntax = parsed.problem;
    this.types = parsed.expr ? typeProblems(parsed.expr) : [];
    this.expr = this.types.length === 0 ? parsed.expr : undefined;
  }

  /** The labels of a part's series. */
  shape(expr: Expr): Shape {
    this.#shapes ??= new Shapes(this.scene.recorded);
    return this.#shapes.of(expr);
  }

  /** The values that a part can have. */
  bounds(expr: Expr): Bounds {
    return boundsOf(expr, this.scene.boundsOf);
  }

  /** All parts of the expression, outermost first, each with what is around it. Most rules are never asked for them. */
  get nodes(): ReturnType<typeof nodesOf> {
    this.#nodes ??= this.expr ? nodesOf(this.expr) : [];
    return this.#nodes;
  }

  #nodes: ReturnType<typeof nodesOf> | undefined;
  #shapes: Shapes | undefined;

  /** What is around a part of the expression, from the inside outwards. */
  above(part: Expr): Ancestors {
    return this.nodes.find(([one]) => one === part)?.[1];
  }

  /** All templates of an alert's labels and annotations. */
  templates(): readonly FieldTemplate[] {
    return this.rule.kind === "record"
      ? []
      : [...templatesIn("labels", this.rule), ...templatesIn("annotations", this.rule)];
  }
}

/** A label or annotation that is a template. */
export interface FieldTemplate {
  readonly in: "labels" | "annotations";
  readonly key: string;
  readonly node: RuleNode["labels"][number]["value"];
  readonly template: Template;
}

function templatesIn(field: FieldTemplate["in"], rule: RuleNode): FieldTemplate[] {
  return rule[field]
    .filter(({ value }) => value.text.includes("{{"))
    .map(({ key, value }) => ({ in: field, key, node: value, template: readTemplate(value.text) }));
}
