import { identityLabels } from "../catalogue/metric.js";
import { childrenOf, type Expression, type Node, secondsOf, textOf } from "./expression.js";

/** What is known of a metric, or of a series recorded by a rule. */
export interface Known {
  readonly type: "gauge" | "counter" | "histogram-bucket";
  readonly labels: ReadonlySet<string>;
  readonly scrapeSeconds: number;
}

/** What an expression gives. */
export interface Shape {
  readonly kind: "scalar" | "vector" | "range";
  /** Every label that each of its series has. */
  readonly labels: ReadonlySet<string>;
  /** A counter that was neither rated nor compared with itself. */
  readonly isRawCounter: boolean;
  /** Whether it leaves something out, as an alert must. */
  readonly isFilter: boolean;
  /** Seconds between two samples, for a selector. */
  readonly scrapeSeconds: number;
}

const none: ReadonlySet<string> = new Set();
const scalar: Shape = {
  kind: "scalar",
  labels: none,
  isRawCounter: false,
  isFilter: false,
  scrapeSeconds: 0,
};

const rates = new Set(["rate", "irate", "increase", "resets"]);
const scalars = new Set(["time", "scalar", "pi"]);
const comparisons = new Set(["Eql", "Neq", "Gtr", "Lss", "Gte", "Lte"]);
const sets = new Set(["And", "Or", "Unless"]);

/** Works out what an expression gives, and complains of what it cannot mean. */
export class ShapeReader {
  readonly complaints: string[] = [];
  /** Identity labels that it lost on its way. */
  readonly lost = new Set<string>();

  constructor(
    private readonly expression: Expression,
    private readonly known: (name: string) => Known | undefined,
  ) {}

  read(node: Node = this.expression.root): Shape {
    const [first] = childrenOf(node);
    switch (node.name) {
      case "PromQL":
      case "ParenExpr":
      case "OffsetExpr":
      case "StepInvariantExpr":
      case "UnaryExpr":
        return this.read(childrenOf(node).find((child) => isExpression(child)) ?? node);
      case "VectorSelector":
        return this.selector(node);
      case "MatrixSelector":
      case "SubqueryExpr":
        return first ? this.range(node, first) : scalar;
      case "AggregateExpr":
        return this.aggregate(node);
      case "FunctionCall":
        return this.call(node);
      case "BinaryExpr":
        return this.binary(node);
      default:
        if (node.type.isError) this.complaints.push(`no PromQL at ${node.from}: ${this.expression.text}`);
        return scalar;
    }
  }

  private selector(node: Node): Shape {
    const name = textOf(this.expression, node.getChild("Identifier") ?? node);
    const metric = this.known(name);
    if (!metric) {
      this.complaints.push(`${name} is exported by nobody`);
      return { ...scalar, kind: "vector" };
    }
    for (const matcher of node.getChild("LabelMatchers")?.getChildren("UnquotedLabelMatcher") ?? []) {
      const label = matcher.getChild("LabelName");
      if (label) this.mustHave(metric.labels, textOf(this.expression, label), name);
    }
    const { labels, type, scrapeSeconds } = metric;
    return { kind: "vector", labels, isRawCounter: type !== "gauge", isFilter: false, scrapeSeconds };
  }

  private range(node: Node, inner: Node): Shape {
    const shape = this.read(inner);
    const seconds = secondsOf(textOf(this.expression, node.getChild("DurationExpr") ?? node));
    if (seconds < 4 * shape.scrapeSeconds) {
      this.complaints.push(`${textOf(this.expression, node)} holds less than four samples`);
    }
    return { ...shape, kind: "range" };
  }

  private aggregate(node: Node): Shape {
    const shape = this.read(lastOf(node.getChild("FunctionCallBody")) ?? node);
    const modifier = node.getChild("AggregateModifier");
    const named = this.labelsIn(modifier?.getChild("GroupingLabels"));
    for (const label of named) this.mustHave(shape.labels, label, textOf(this.expression, node));
    const operator = textOf(this.expression, node.getChild("AggregateOp") ?? node);
    const keepsAll = operator === "topk" || operator === "bottomk";
    const labels = modifier?.getChild("Without")
      ? minus(shape.labels, named)
      : new Set(keepsAll ? shape.labels : named);
    this.lose(shape.labels, labels);
    if (shape.isRawCounter && operator !== "count" && operator !== "group") {
      this.complaints.push(`${textOf(this.expression, node)} adds up counters before their rate is taken`);
    }
    return { ...shape, labels, isRawCounter: false };
  }

  private call(node: Node): Shape {
    const name = textOf(this.expression, node.getChild("FunctionIdentifier") ?? node);
    const args = childrenOf(node.getChild("FunctionCallBody") ?? node).filter(isExpression);
    const shapes = args.map((arg) => this.read(arg));
    if (scalars.has(name)) return scalar;
    if (name === "vector") return { ...scalar, kind: "vector" };
    const shape = shapes.find(({ kind }) => kind !== "scalar") ?? scalar;
    if (rates.has(name) && !shape.isRawCounter) {
      this.complaints.push(`${name}() of what is no counter: ${textOf(this.expression, node)}`);
    }
    const isRawCounter = shape.isRawCounter && !rates.has(name) && !isOfCounter(name);
    const changed = { ...shape, kind: "vector", isRawCounter } as const;
    if (name === "absent" || name === "absent_over_time") {
      this.lose(shape.labels, none);
      return { ...changed, labels: none, isFilter: true };
    }
    if (name === "histogram_quantile") return { ...changed, labels: minus(shape.labels, new Set(["le"])) };
    if (name === "label_replace")
      return { ...changed, labels: new Set([...shape.labels, this.target(node)]) };
    return changed;
  }

  /** The label that `label_replace` writes. */
  private target(node: Node): string {
    const word = node.getChild("FunctionCallBody")?.getChild("StringLiteral");
    return word ? textOf(this.expression, word).slice(1, -1) : "";
  }

  private binary(node: Node): Shape {
    const [left, right] = childrenOf(node).filter(isExpression);
    if (!left || !right) return scalar;
    const [a, b] = [this.read(left), this.read(right)];
    const operator = childrenOf(node).find(({ name }) => comparisons.has(name) || sets.has(name))?.name ?? "";
    if (comparisons.has(operator) && (a.isRawCounter || b.isRawCounter)) {
      this.complaints.push(`a counter is compared as it stands: ${textOf(this.expression, node)}`);
    }
    const isFilter =
      a.isFilter || b.isFilter || (comparisons.has(operator) && !node.getChild("BoolModifier"));
    if (a.kind === "scalar" || b.kind === "scalar") {
      const vector = a.kind === "scalar" ? b : a;
      return { ...vector, isRawCounter: a.isRawCounter || b.isRawCounter, isFilter };
    }
    const labels = this.matched(node, a, b, operator);
    return { ...a, labels, isRawCounter: false, isFilter: isFilter || sets.has(operator) };
  }

  /** The labels that are left when two vectors are matched. */
  private matched(node: Node, a: Shape, b: Shape, operator: string): ReadonlySet<string> {
    const clause = node.getChild("MatchingModifierClause");
    const [on = new Set<string>(), extra = new Set<string>()] = (
      clause?.getChildren("GroupingLabels") ?? []
    ).map((group) => this.labelsIn(group));
    const words = textOf(this.expression, node);
    if (clause?.getChild("On")) {
      for (const label of on) for (const side of [a, b]) this.mustHave(side.labels, label, words);
    }
    const key = (side: Shape) => (clause?.getChild("On") ? on : minus(side.labels, on));
    if (!same(key(a), key(b))) this.complaints.push(`its two sides never match: ${words}`);
    if (operator === "Or") return new Set([...a.labels].filter((label) => b.labels.has(label)));
    if (sets.has(operator)) return a.labels;
    if (clause?.getChild("GroupLeft")) return this.grouped(a, b, extra, words);
    if (clause?.getChild("GroupRight")) return this.grouped(b, a, extra, words);
    const labels = comparisons.has(operator) && !clause ? a.labels : key(a);
    this.lose(a.labels, labels);
    this.lose(b.labels, labels);
    return labels;
  }

  private grouped(many: Shape, one: Shape, extra: ReadonlySet<string>, words: string): ReadonlySet<string> {
    for (const label of extra) this.mustHave(one.labels, label, words);
    return new Set([...many.labels, ...extra]);
  }

  private labelsIn(group: Node | null | undefined): Set<string> {
    const names = group ? [...group.getChildren("LabelName")] : [];
    return new Set(names.map((node) => textOf(this.expression, node)));
  }

  private mustHave(labels: ReadonlySet<string>, label: string, words: string): void {
    if (!labels.has(label)) this.complaints.push(`there is no label ${label} in ${words}`);
  }

  private lose(from: ReadonlySet<string>, to: ReadonlySet<string>): void {
    for (const label of from) if (identityLabels.has(label) && !to.has(label)) this.lost.add(label);
  }
}

/** Functions that say something of a counter without a rate. */
function isOfCounter(name: string): boolean {
  return (
    name === "absent" || name === "absent_over_time" || name === "timestamp" || name === "histogram_quantile"
  );
}

function isExpression({ name, type }: Node): boolean {
  return /Expr$|Selector$|^FunctionCall$|Literal$/.test(name)
    ? name !== "DurationExpr" && name !== "OffsetDurationExpr" && name !== "StringLiteral"
    : type.isError;
}

function lastOf(body: Node | null): Node | undefined {
  return body ? childrenOf(body).filter(isExpression).at(-1) : undefined;
}

function minus(labels: ReadonlySet<string>, gone: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...labels].filter((label) => !gone.has(label)));
}

function same(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((label) => b.has(label));
}
