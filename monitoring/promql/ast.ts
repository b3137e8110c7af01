/** A stretch of the expression's text, end exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

type MatchOperator = "=" | "!=" | "=~" | "!~";

/** One condition on a label: `job=~"api.*"`. */
export interface Matcher extends Span {
  readonly label: string;
  readonly operator: MatchOperator;
  readonly value: string;
  /** The value with its quotes. */
  readonly valueAt: Span;
}

/** `offset` and `@` of a selector or a subquery. */
export interface Shift extends Span {
  /** Seconds; undefined where it is worked out only when the query runs. */
  readonly offset?: number | undefined;
  /** A Unix time, or an end of the query. */
  readonly at?: number | "start" | "end";
}

interface NumberExpr extends Span {
  readonly kind: "number";
  readonly value: number;
}

interface StringExpr extends Span {
  readonly kind: "string";
  readonly value: string;
}

/** An instant selector. */
export interface Selector extends Span {
  readonly kind: "selector";
  /** Undefined where the name is matched by a pattern or not at all. */
  readonly metric: string | undefined;
  readonly metricAt: Span;
  /** All but an equality on `__name__`. */
  readonly matchers: readonly Matcher[];
  readonly shifts: readonly Shift[];
}

/** A selector over a range: `foo[5m]`. */
interface Matrix extends Span {
  readonly kind: "matrix";
  readonly of: Selector;
  /** Seconds; undefined where it is worked out only when the query runs. */
  readonly range: number | undefined;
  readonly rangeAt: Span;
  readonly shifts: readonly Shift[];
}

/** An expression over a range: `(foo > 1)[5m:1m]`. */
interface Subquery extends Span {
  readonly kind: "subquery";
  readonly of: Expr;
  readonly range: number | undefined;
  readonly rangeAt: Span;
  readonly step: number | undefined;
  readonly shifts: readonly Shift[];
}

export interface Call extends Span {
  readonly kind: "call";
  readonly name: string;
  readonly nameAt: Span;
  readonly args: readonly Expr[];
}

export interface Aggregation extends Span {
  readonly kind: "aggregation";
  readonly name: string;
  readonly nameAt: Span;
  readonly args: readonly Expr[];
  /** The last argument; undefined where there is none. */
  readonly of: Expr | undefined;
  /** Undefined without `by` and `without`, which is as `by ()`. */
  readonly grouping: Grouping | undefined;
}

/** `by (…)` or `without (…)`. */
export interface Grouping extends Span {
  readonly without: boolean;
  readonly labels: readonly LabelUse[];
}

/** A label's name where it stands. */
export interface LabelUse extends Span {
  readonly name: string;
}

export interface Binary extends Span {
  readonly kind: "binary";
  readonly operator: string;
  readonly operatorAt: Span;
  readonly left: Expr;
  readonly right: Expr;
  /** Whether `bool` stands there. */
  readonly bool: boolean;
  readonly matching: Matching | undefined;
}

/** `on (…) group_left (…)` and its like. */
export interface Matching extends Span {
  readonly on: boolean;
  readonly labels: readonly LabelUse[];
  readonly group?: "left" | "right";
  readonly groupAt?: Span;
  readonly include: readonly LabelUse[];
}

interface Unary extends Span {
  readonly kind: "unary";
  readonly operator: string;
  readonly of: Expr;
}

export interface Paren extends Span {
  readonly kind: "paren";
  readonly of: Expr;
}

export type Expr =
  | NumberExpr
  | StringExpr
  | Selector
  | Matrix
  | Subquery
  | Call
  | Aggregation
  | Binary
  | Unary
  | Paren;

/** Expressions directly inside one. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "call":
    case "aggregation":
      return expr.args;
    case "binary":
      return [expr.left, expr.right];
    case "matrix":
    case "subquery":
    case "unary":
    case "paren":
      return [expr.of];
    default:
      return [];
  }
}

/** An expression and all within it, outermost first, each with those around it, nearest first. */
export function nodesOf(expr: Expr): readonly (readonly [Expr, Ancestors])[] {
  const nodes: (readonly [Expr, Ancestors])[] = [];
  gather(expr, undefined, nodes);
  return nodes;
}

function gather(expr: Expr, above: Ancestors, nodes: (readonly [Expr, Ancestors])[]): void {
  nodes.push([expr, above]);
  const children = childrenOf(expr);
  if (children.length === 0) return;
  const link = { expr, above };
  for (const child of children) gather(child, link, nodes);
}

/** The expressions around one, from the inside outwards. */
export type Ancestors = { readonly expr: Expr; readonly above: Ancestors } | undefined;

/** The expression without its parentheses. */
export function bare(expr: Expr): Exclude<Expr, Paren> {
  let inner = expr;
  while (inner.kind === "paren") inner = inner.of;
  return inner;
}

const comparisons: ReadonlySet<string> = new Set(["==", "!=", ">", "<", ">=", "<="]);
const setOperators: ReadonlySet<string> = new Set(["and", "or", "unless"]);

export function isComparison(operator: string): boolean {
  return comparisons.has(operator);
}

export function isSetOperator(operator: string): boolean {
  return setOperators.has(operator);
}
