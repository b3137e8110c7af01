import { bare, type Expr, type Matcher } from "./ast.js";

/**
 * Whether the first expression counts a part of what the second counts: the same form over the same metric, with at
 * least the second's matchers. Their ratio is then between 0 and 1.
 */
export function sameSeries(part: Expr, whole: Expr): boolean {
  const a = bare(part);
  const b = bare(whole);
  if (a.kind === "selector" && b.kind === "selector") {
    return (
      a.metric !== undefined &&
      a.metric === b.metric &&
      a.shifts.length === 0 &&
      b.shifts.length === 0 &&
      b.matchers.every((one) => a.matchers.some((other) => isSame(one, other)))
    );
  }
  if (a.kind === "matrix" && b.kind === "matrix")
    return a.range === b.range && a.shifts.length === 0 && b.shifts.length === 0 && sameSeries(a.of, b.of);
  if (a.kind === "call" && b.kind === "call") {
    return grows.has(a.name) && a.name === b.name && a.args.length === 1 && oneOf(a.args, b.args);
  }
  if (a.kind === "aggregation" && b.kind === "aggregation") {
    return (
      a.name === b.name &&
      (a.name === "sum" || a.name === "count") &&
      groupingText(a) === groupingText(b) &&
      oneOf(a.args, b.args)
    );
  }
  return false;
}

/** Functions of counters that are greater for the whole than for a part. */
const grows: ReadonlySet<string> = new Set(["rate", "increase"]);

function oneOf([a]: readonly Expr[], [b]: readonly Expr[]): boolean {
  return a !== undefined && b !== undefined && sameSeries(a, b);
}

function isSame(a: Matcher, b: Matcher): boolean {
  return a.label === b.label && a.operator === b.operator && a.value === b.value;
}

function groupingText({ grouping }: Extract<Expr, { kind: "aggregation" }>): string {
  if (!grouping) return "by ";
  return `${grouping.without ? "without" : "by"} ${grouping.labels
    .map(({ name }) => name)
    .sort()
    .join()}`;
}
