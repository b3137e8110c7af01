import type { Expr, Grouping, LabelUse, Matcher, Matching, Selector, Shift, Span } from "./ast.js";
import { badEscape, durationOf, numberOf, unquote } from "./literal.js";
import type { ParsedExpr, SyntaxProblem } from "./parse.js";
import type { SyntaxNode } from "./syntax-tree.js";

/** Builds the expression from a tree that has no errors. @param deepest how deep its parts may nest */
export function convert(text: string, top: SyntaxNode, deepest: number): ParsedExpr {
  const converter = new Converter(text, deepest);
  const inner = firstExpr(top);
  const expr = inner ? converter.expr(inner) : undefined;
  if (converter.problem) return { problem: converter.problem };
  return expr ? { expr } : { problem: { kind: "empty", from: 0, to: text.length } };
}

const expressionNodes: ReadonlySet<string> = new Set([
  "AggregateExpr",
  "BinaryExpr",
  "FunctionCall",
  "MatrixSelector",
  "NumberDurationLiteral",
  "OffsetExpr",
  "AnchoredExpr",
  "SmoothedExpr",
  "ParenExpr",
  "StringLiteral",
  "SubqueryExpr",
  "UnaryExpr",
  "VectorSelector",
  "StepInvariantExpr",
]);

function firstExpr({ children }: SyntaxNode): SyntaxNode | undefined {
  return children.find(({ name }) => expressionNodes.has(name));
}

function firstNamed(children: readonly SyntaxNode[], name: string): SyntaxNode | undefined {
  return children.find((child) => child.name === name);
}

function spanOf({ from, to }: Span): Span {
  return { from, to };
}

class Converter {
  problem: SyntaxProblem | undefined;

  #depth = 0;

  constructor(
    private readonly text: string,
    private readonly deepest: number,
  ) {}

  expr(node: SyntaxNode): Expr {
    if (this.#depth >= this.deepest) {
      this.problem ??= { kind: "deep", from: 0, to: this.text.length };
      return emptySelector(node);
    }
    this.#depth++;
    const expr = this.#built(node);
    this.#depth--;
    return expr;
  }

  #built(node: SyntaxNode): Expr {
    const { children, from, to } = node;
    switch (node.name) {
      case "NumberDurationLiteral":
        return { kind: "number", value: numberOf(this.#source(node)), from, to };
      case "StringLiteral":
        return { kind: "string", value: this.#string(node), from, to };
      case "VectorSelector":
        return this.#selector(node, children);
      case "MatrixSelector":
        return this.#matrix(node, children, this.#inner(node));
      case "SubqueryExpr":
        return this.#subquery(node, children, this.#inner(node));
      case "FunctionCall":
        return this.#call(node, children);
      case "AggregateExpr":
        return this.#aggregation(node, children);
      case "BinaryExpr":
        return this.#binary(node, children);
      case "UnaryExpr":
        return {
          kind: "unary",
          operator: this.#source(children[0] ?? node),
          of: this.#inner(node),
          from,
          to,
        };
      case "ParenExpr":
        return { kind: "paren", of: this.#inner(node), from, to };
      case "OffsetExpr":
      case "StepInvariantExpr":
        return this.#shifted(this.#inner(node), this.#shift(node, children));
      default:
        return this.#inner(node);
    }
  }

  #inner(node: SyntaxNode): Expr {
    return this.expr(firstExpr(node) as SyntaxNode);
  }

  #source({ from, to }: Span): string {
    return this.text.slice(from, to);
  }

  #string(node: SyntaxNode): string {
    const quoted = this.#source(node);
    const bad = badEscape(quoted);
    if (bad !== undefined) {
      const from = node.from + bad;
      this.problem ??= { kind: "escape", found: quoted.slice(bad, bad + 2), from, to: from + 2 };
    }
    return unquote(quoted);
  }

  #selector(node: SyntaxNode, children: readonly SyntaxNode[]): Selector {
    let metric: string | undefined;
    let metricAt: Span = spanOf(node);
    const matchers: Matcher[] = [];
    for (const child of children) {
      if (child.name === "Identifier") {
        metric = this.#source(child);
        metricAt = spanOf(child);
        continue;
      }
      for (const one of child.children) {
        const matcher = this.#matcher(one);
        if (matcher?.label !== "__name__" || matcher.operator !== "=" || metric !== undefined) {
          if (matcher) matchers.push(matcher);
          continue;
        }
        metric = matcher.value;
        metricAt = matcher.valueAt;
      }
    }
    return { kind: "selector", metric, metricAt, matchers, shifts: [], from: node.from, to: node.to };
  }

  #matcher(node: SyntaxNode): Matcher | undefined {
    const parts = node.children;
    const literal = parts.at(-1);
    if (literal?.name !== "StringLiteral") return undefined;
    if (node.name === "QuotedLabelName" || parts.length === 1) {
      const value = this.#string(literal);
      return {
        label: "__name__",
        operator: "=",
        value,
        valueAt: spanOf(literal),
        from: node.from,
        to: node.to,
      };
    }
    return {
      label: this.#label(parts[0] as SyntaxNode),
      operator: this.#source(parts[1] as SyntaxNode) as Matcher["operator"],
      value: this.#string(literal),
      valueAt: spanOf(literal),
      from: node.from,
      to: node.to,
    };
  }

  #duration(node: SyntaxNode | undefined): number | undefined {
    if (!node) return undefined;
    const text = this.#source(node).replaceAll(/\s/g, "");
    const sign = text.startsWith("-") ? -1 : 1;
    const digits = text.replace(/^[-+]/, "");
    const seconds = durationOf(digits) ?? (/^[\d.]+$/.test(digits) ? Number(digits) : undefined);
    return seconds === undefined ? undefined : seconds * sign;
  }

  #matrix(node: SyntaxNode, children: readonly SyntaxNode[], of: Expr): Expr {
    const range = firstNamed(children, "DurationExpr");
    const target = of.kind === "selector" ? of : undefined;
    if (!target) this.#misplaced(node);
    return {
      kind: "matrix",
      of: target ?? emptySelector(node),
      range: this.#duration(range),
      rangeAt: spanOf(range ?? node),
      shifts: [],
      from: node.from,
      to: node.to,
    };
  }

  #subquery(node: SyntaxNode, children: readonly SyntaxNode[], of: Expr): Expr {
    const [range, step] = children.filter(({ name }) => name === "DurationExpr");
    return {
      kind: "subquery",
      of,
      range: this.#duration(range),
      rangeAt: spanOf(range ?? node),
      step: this.#duration(step),
      shifts: [],
      ...spanOf(node),
    };
  }

  #call(node: SyntaxNode, children: readonly SyntaxNode[]): Expr {
    const name = children[0] as SyntaxNode;
    return {
      kind: "call",
      name: this.#source(name),
      nameAt: spanOf(name),
      args: this.#args(children[1]),
      from: node.from,
      to: node.to,
    };
  }

  #args(body: SyntaxNode | undefined): readonly Expr[] {
    const args: Expr[] = [];
    for (const child of body?.children ?? [])
      if (expressionNodes.has(child.name)) args.push(this.expr(child));
    return args;
  }

  #aggregation(node: SyntaxNode, children: readonly SyntaxNode[]): Expr {
    const name = children[0] as SyntaxNode;
    const args = this.#args(firstNamed(children, "FunctionCallBody"));
    const modifier = firstNamed(children, "AggregateModifier");
    return {
      kind: "aggregation",
      name: this.#source(name).toLowerCase(),
      nameAt: spanOf(name),
      args,
      of: args.at(-1),
      grouping: modifier && this.#grouping(modifier),
      from: node.from,
      to: node.to,
    };
  }

  #grouping(node: SyntaxNode): Grouping {
    const { children, from, to } = node;
    return { without: children[0]?.name === "Without", labels: this.#labels(children[1]), from, to };
  }

  #labels(node: SyntaxNode | undefined): LabelUse[] {
    if (!node) return [];
    return node.children.map((label) => ({ name: this.#label(label), from: label.from, to: label.to }));
  }

  /** A label's name, which may stand in quotes. */
  #label(node: SyntaxNode): string {
    const name = this.#source(node);
    return /^["'`]/.test(name) ? unquote(name) : name;
  }

  #binary(node: SyntaxNode, children: readonly SyntaxNode[]): Expr {
    const left = children[0] as SyntaxNode;
    const operator = children[1] as SyntaxNode;
    const right = children.at(-1) as SyntaxNode;
    const clause = firstNamed(children, "MatchingModifierClause");
    return {
      kind: "binary",
      operator: this.#source(operator).toLowerCase(),
      operatorAt: spanOf(operator),
      left: this.expr(left),
      right: this.expr(right),
      bool: firstNamed(children, "BoolModifier") !== undefined,
      matching: clause && this.#matching(clause),
      from: node.from,
      to: node.to,
    };
  }

  #matching(clause: SyntaxNode): Matching {
    const parts = clause.children;
    const group = parts.findIndex(({ name }) => name === "GroupLeft" || name === "GroupRight");
    const groupNode = parts[group];
    const first = parts[1]?.name === "GroupingLabels" ? parts[1] : undefined;
    return {
      on: parts[0]?.name === "On",
      labels: this.#labels(first),
      include: groupNode ? this.#labels(parts[group + 1]) : [],
      ...(groupNode
        ? {
            group: groupNode.name === "GroupLeft" ? ("left" as const) : ("right" as const),
            groupAt: spanOf(groupNode),
          }
        : {}),
      ...spanOf(clause),
    };
  }

  #shift(node: SyntaxNode, children: readonly SyntaxNode[]): Shift {
    const from = children[1]?.from ?? node.from;
    if (node.name === "OffsetExpr") return { from, to: node.to, offset: this.#duration(children.at(-1)) };
    const last = children.at(-1) as SyntaxNode;
    const end = last.name === "AtModifierPreprocessors" ? last.children[0]?.name : undefined;
    const at = end === "AtStart" ? "start" : end === "AtEnd" ? "end" : numberOf(this.#source(last));
    return { from, to: node.to, at };
  }

  /** The grammar lets `@` and `offset` follow anything; they belong to the selector that stands before them. */
  #shifted(expr: Expr, shift: Shift): Expr {
    if (expr.kind === "binary") return { ...expr, right: this.#shifted(expr.right, shift), to: shift.to };
    if (expr.kind === "unary") return { ...expr, of: this.#shifted(expr.of, shift), to: shift.to };
    if (expr.kind !== "selector" && expr.kind !== "matrix" && expr.kind !== "subquery") {
      this.#misplaced(shift);
      return expr;
    }
    return { ...expr, shifts: [...expr.shifts, shift], to: shift.to };
  }

  #misplaced(span: Span): void {
    this.problem ??= { kind: "shift", ...spanOf(span) };
  }
}

function emptySelector(node: SyntaxNode): Selector {
  return {
    kind: "selector",
    metric: undefined,
    metricAt: spanOf(node),
    matchers: [],
    shifts: [],
    ...spanOf(node),
  };
}
