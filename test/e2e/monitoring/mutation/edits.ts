import {
  type Aggregation,
  type Ancestors,
  type Binary,
  type Call,
  type Expr,
  isComparison,
  isSetOperator,
  nodesOf,
  type Selector,
  type Span,
} from "../../../../monitoring/promql/ast.js";
import { durationText } from "../../../../monitoring/promql/literal.js";
import { treeOf } from "../../../../monitoring/proving/rule-reading.js";
import { beside } from "./numbers.js";

/** What of a rule is changed. */
export type Kind =
  | "comparator"
  | "threshold"
  | "matcher"
  | "by"
  | "on"
  | "include"
  | "function"
  | "range"
  | "branch";

/** A small change to an expression such as a tired person makes. */
export interface Edit extends Span {
  readonly kind: Kind;
  /** What stands there instead. */
  readonly text: string;
  /** The part of the expression that is changed, and those around it. */
  readonly at: Expr;
  readonly above: Ancestors;
  /** The label that goes or comes. */
  readonly label?: string;
}

type Change = Span & Pick<Edit, "kind" | "text" | "label">;

/** Every edit of an expression. */
export function editsOf(text: string): readonly Edit[] {
  return nodesOf(treeOf(text)).flatMap(([at, above]) =>
    changesOf(text, at, above).map((change) => ({ ...change, at, above })),
  );
}

/** An expression with an edit made. */
export function edited(text: string, { from, to, text: instead }: Edit): string {
  return text.slice(0, from) + instead + text.slice(to);
}

function changesOf(text: string, at: Expr, above: Ancestors): readonly Change[] {
  switch (at.kind) {
    case "number":
      return beside(at.value, isQuantile(at, above)).map((one) => change("threshold", at, String(one)));
    case "selector":
      return matcherChanges(text, at);
    case "matrix":
    case "subquery":
      return [0.5, 2].map((times) => change("range", at.rangeAt, durationText((at.range ?? 0) * times)));
    case "call":
      return callChanges(text, at);
    case "aggregation":
      return [...groupingChanges(at), ...functionChanges(at)];
    case "binary":
      return [...operatorChanges(text, at), ...matchingChanges(at)];
    default:
      return [];
  }
}

function change(kind: Kind, { from, to }: Span, text: string, label?: string): Change {
  return { kind, from, to, text, ...(label === undefined ? {} : { label }) };
}

function isQuantile(at: Expr, above: Ancestors): boolean {
  const around = above?.expr;
  return (
    (around?.kind === "call" || around?.kind === "aggregation") &&
    around.name.includes("quantile") &&
    around.args[0] === at
  );
}

const negated = { "=": "!=", "!=": "=", "=~": "!~", "!~": "=~" } as const;

/** A matcher left out, and one turned round. */
function matcherChanges(text: string, { matchers, metricAt, to }: Selector): readonly Change[] {
  const all = { from: metricAt.to, to };
  const braces = (parts: readonly string[]) => (parts.length > 0 ? `{${parts.join(",")}}` : "");
  return matchers.flatMap(({ label, operator, valueAt }) => {
    const others = matchers.filter((one) => one.label !== label);
    const kept = others.map((one) => text.slice(one.from, one.to));
    const turned = `${label}${negated[operator]}${text.slice(valueAt.from, valueAt.to)}`;
    return [
      change("matcher", all, braces(kept), label),
      change("matcher", all, braces([...kept, turned]), label),
    ];
  });
}

/** What is taken for each other, or grows with it. */
const confused: Readonly<Record<string, string>> = {
  rate: "increase",
  increase: "rate",
  sum: "max",
  max: "min",
  min: "max",
  avg: "max",
  count: "sum",
  avg_over_time: "max_over_time",
  max_over_time: "avg_over_time",
};

function functionChanges({ name, nameAt }: Call | Aggregation): readonly Change[] {
  const other = confused[name];
  return other ? [change("function", nameAt, other)] : [];
}

function callChanges(text: string, call: Call): readonly Change[] {
  const [only] = call.args;
  if (call.name !== "abs" || !only) return functionChanges(call);
  return [change("function", call, text.slice(only.from, only.to))];
}

/** Every label left out, and one more. */
function labelSets(labels: readonly { readonly name: string }[]): readonly (readonly [string, string])[] {
  const names = labels.map(({ name }) => name);
  const more = ["instance", "job", "pool"].find((label) => !names.includes(label)) ?? "";
  return [
    ...names.map((name) => [name, names.filter((other) => other !== name).join(", ")] as const),
    [more, [...names, more].join(", ")],
  ];
}

function groupingChanges({ grouping, nameAt }: Aggregation): readonly Change[] {
  if (!grouping) return [change("by", { from: nameAt.to, to: nameAt.to }, " by (pool) ", "pool")];
  const word = grouping.without ? "without" : "by";
  return labelSets(grouping.labels).map(([label, rest]) =>
    change("by", grouping, `${word} (${rest})`, label),
  );
}

function matchingChanges({ matching }: Binary): readonly Change[] {
  if (!matching) return [];
  const { on, labels, group, include } = matching;
  const clause = (keys: string, more: string) =>
    `${on ? "on" : "ignoring"} (${keys})${group ? ` group_${group} (${more})` : ""}`;
  const names = (uses: typeof labels) => uses.map(({ name }) => name).join(", ");
  return [
    ...labelSets(labels).map(([label, rest]) => change("on", matching, clause(rest, names(include)), label)),
    ...labelSets(include)
      .slice(0, -1)
      .map(([label, rest]) => change("include", matching, clause(names(labels), rest), label)),
  ];
}

const comparators: Readonly<Record<string, readonly string[]>> = {
  ">": [">=", "<"],
  ">=": [">", "<"],
  "<": ["<=", ">"],
  "<=": ["<", ">"],
  "==": ["!="],
  "!=": ["=="],
};

function operatorChanges(text: string, binary: Binary): readonly Change[] {
  const { operator, operatorAt, left, right } = binary;
  if (isComparison(operator)) {
    return (comparators[operator] ?? []).map((other) => change("comparator", operatorAt, other));
  }
  if (!isSetOperator(operator)) return [];
  const alone = (side: Expr) => change("branch", binary, text.slice(side.from, side.to));
  return operator === "or" ? [alone(left), alone(right)] : [alone(left)];
}
