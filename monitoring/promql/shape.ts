import {
  type Aggregation,
  type Binary,
  bare,
  type Call,
  type Expr,
  isSetOperator,
  type Matcher,
  type Selector,
} from "./ast.js";
import { matches } from "./regex.js";
import { typeOf } from "./typing.js";

/** What is known of the labels of an expression's series. */
export interface Shape {
  /** All labels that they can have; undefined where they can have any but those in `lacks`. */
  readonly only: ReadonlySet<string> | undefined;
  /** Labels that none of them has. Empty where `only` says it. */
  readonly lacks: ReadonlySet<string>;
  /** Labels that all of them have. */
  readonly sure: ReadonlySet<string>;
  /** Labels that tell them apart, where an aggregation made them. */
  readonly key: ReadonlySet<string> | undefined;
  /** Whether they come straight from scraping, so that each has `job` and `instance`. */
  readonly isScraped: boolean;
  /** Where the labels were lost, for those who ask. */
  readonly by: Expr | undefined;
}

/** What is known of series by the name of their metric, beside what is written in the expression. */
export type Recorded = (metric: string) => Shape | undefined;

const none: ReadonlySet<string> = new Set();

const open: Shape = {
  only: undefined,
  lacks: none,
  sure: none,
  key: undefined,
  isScraped: false,
  by: undefined,
};
const scraped: Shape = { ...open, isScraped: true };
const bareShape: Shape = { ...open, only: none, key: none };

/** Whether some series may have a label. */
export function can(shape: Shape, label: string): boolean {
  return shape.only ? shape.only.has(label) : !shape.lacks.has(label);
}

/** Works out the shapes of expressions, each once: an expression never changes, nor what is recorded. */
export class Shapes {
  readonly #made = new Map<Expr, Shape>();

  constructor(readonly recorded: Recorded) {}

  /** The labels of an expression's series. */
  of(expr: Expr): Shape {
    const known = this.#made.get(expr);
    if (known) return known;
    const shape = newShape(expr, this);
    this.#made.set(expr, shape);
    return shape;
  }
}

function newShape(expr: Expr, shapes: Shapes): Shape {
  switch (expr.kind) {
    case "number":
    case "string":
      return { ...bareShape, by: expr };
    case "selector":
      return selectorShape(expr, shapes.recorded);
    case "call":
      return callShape(expr, shapes);
    case "aggregation":
      return aggregationShape(expr, shapes);
    case "binary":
      return binaryShape(expr, shapes);
    default:
      return shapes.of(expr.of);
  }
}

function selectorShape(selector: Selector, recorded: Recorded): Shape {
  const { metric, matchers } = selector;
  const isScraped = metric !== undefined && !metric.includes(":") && !metric.startsWith("ALERTS");
  const base = (metric === undefined ? undefined : recorded(metric)) ?? (isScraped ? scraped : open);
  const absent: string[] = [];
  const present: string[] = [];
  for (const matcher of matchers) {
    if (isAbsent(matcher)) absent.push(matcher.label);
    if (isPresent(matcher)) present.push(matcher.label);
  }
  if (absent.length + present.length === 0) return base;
  return { ...removed(base, absent), sure: union(base.sure, present) };
}

function isAbsent({ operator, value }: Matcher): boolean {
  return value === "" && (operator === "=" || operator === "=~");
}

/** Whether a matcher lets only series through that have the label. */
function isPresent({ operator, value }: Matcher): boolean {
  if (operator === "=") return value !== "";
  if (operator === "!=") return value === "";
  return matches(value, "") === (operator === "!~");
}

function callShape(call: Call, shapes: Shapes): Shape {
  const { name, args } = call;
  if (name === "absent" || name === "absent_over_time") return absentShape(call);
  if (name === "vector" || name === "scalar" || args.length === 0) return { ...bareShape, by: call };
  if (name === "info") return open;
  const series = args.find(hasSeries);
  if (!series) return { ...bareShape, by: call };
  const shape = shapes.of(series);
  if (name === "label_replace" || name === "label_join") {
    const target = args[1];
    return target?.kind === "string" ? added(shape, target.value) : open;
  }
  if (name === "histogram_quantile") return removed(shape, ["le"]);
  return shape;
}

function hasSeries(expr: Expr): boolean {
  const type = typeOf(expr);
  return type === "vector" || type === "range";
}

/** `absent` gives the labels that its selector asks for by equality, and none for anything but a selector. */
function absentShape(call: Call): Shape {
  const arg = call.args[0] && bare(call.args[0]);
  const selector = arg?.kind === "matrix" ? arg.of : arg;
  if (selector?.kind !== "selector") return { ...bareShape, by: call };
  const equal = selector.matchers.filter(({ operator, value }) => operator === "=" && value !== "");
  const labels = new Set(equal.map(({ label }) => label));
  return { ...bareShape, only: labels, sure: labels, by: call };
}

/** Aggregations that pick series instead of making new ones. */
export const keepsSeries: ReadonlySet<string> = new Set(["topk", "bottomk", "limitk", "limit_ratio"]);

function aggregationShape(aggregation: Aggregation, shapes: Shapes): Shape {
  const { name, of, grouping, args } = aggregation;
  if (!of) return open;
  const inner = shapes.of(of);
  const labels = grouping?.labels.map((label) => label.name) ?? [];
  if (keepsSeries.has(name)) {
    const count = args[0]?.kind === "number" ? args[0].value : undefined;
    return count === 1 && !grouping?.without ? { ...inner, key: new Set(labels) } : inner;
  }
  const shape = grouping?.without
    ? {
        ...removed(inner, labels),
        isScraped: inner.isScraped && !labels.includes("instance") && !labels.includes("job"),
        by: aggregation,
      }
    : kept(inner, labels, aggregation);
  const parameter = args[0];
  return name === "count_values" && parameter?.kind === "string" ? added(shape, parameter.value) : shape;
}

function binaryShape(binary: Binary, shapes: Shapes): Shape {
  if (typeOf(binary.left) === "scalar") return shapes.of(binary.right);
  const left = shapes.of(binary.left);
  if (typeOf(binary.right) === "scalar") return left;
  const right = shapes.of(binary.right);
  if (binary.operator === "or") return either(left, right);
  if (isSetOperator(binary.operator)) return left;
  const { matching } = binary;
  if (!matching) return both(left, right);
  const labels = matching.labels.map(({ name }) => name);
  if (!matching.group) return matching.on ? kept(left, labels, binary) : removed(both(left, right), labels);
  const [many, one] = matching.group === "left" ? [left, right] : [right, left];
  return matching.include.reduce(
    (shape, { name }) => (can(one, name) ? added(shape, name) : removed(shape, [name])),
    many,
  );
}

function kept(shape: Shape, labels: readonly string[], by: Expr): Shape {
  const only = new Set<string>();
  const sure = new Set<string>();
  for (const label of labels) {
    if (can(shape, label)) only.add(label);
    if (shape.sure.has(label)) sure.add(label);
  }
  return { only, lacks: none, sure, key: only, isScraped: false, by };
}

function removed(shape: Shape, labels: readonly string[]): Shape {
  if (labels.length === 0) return shape;
  const sure = without(shape.sure, labels);
  const key = labels.some((label) => shape.key?.has(label)) ? undefined : shape.key;
  if (shape.only) return { ...shape, only: without(shape.only, labels), sure, key };
  return { ...shape, lacks: union(shape.lacks, labels), sure, key };
}

function added(shape: Shape, label: string): Shape {
  if (shape.only) return { ...shape, only: union(shape.only, [label]) };
  return { ...shape, lacks: without(shape.lacks, [label]) };
}

function either(left: Shape, right: Shape): Shape {
  const only = left.only && right.only ? union(left.only, [...right.only]) : undefined;
  const lacks = only
    ? none
    : new Set([...left.lacks, ...right.lacks].filter((one) => !can(left, one) && !can(right, one)));
  const sure = new Set([...left.sure].filter((label) => right.sure.has(label)));
  return { ...open, only, lacks, sure, isScraped: left.isScraped && right.isScraped, by: left.by };
}

/** Series of both sides that have the same labels. */
function both(left: Shape, right: Shape): Shape {
  const closed = left.only ? left : right;
  const other = closed === left ? right : left;
  const only = closed.only && new Set([...closed.only].filter((label) => can(other, label)));
  const lacks = only ? none : union(left.lacks, [...right.lacks]);
  return {
    ...open,
    only,
    lacks,
    sure: union(left.sure, [...right.sure]),
    key: left.key ?? right.key,
    isScraped: left.isScraped && right.isScraped,
    by: closed.by,
  };
}

function union(set: ReadonlySet<string>, more: readonly string[]): ReadonlySet<string> {
  if (more.length === 0) return set;
  const all = new Set(set);
  for (const one of more) all.add(one);
  return all;
}

function without(set: ReadonlySet<string>, less: readonly string[]): ReadonlySet<string> {
  return less.some((one) => set.has(one)) ? new Set([...set].filter((one) => !less.includes(one))) : set;
}

/** The shape of series that several rules record under one name. */
export function eitherShape(shapes: readonly Shape[]): Shape {
  return shapes.reduce(either);
}

/** A shape with labels that a rule puts on its series. */
export function withLabels(shape: Shape, labels: readonly string[]): Shape {
  const more = labels.reduce(added, shape);
  return { ...more, isScraped: false, sure: union(more.sure, labels) };
}
