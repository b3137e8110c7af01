import { type Expr, isComparison, type Selector } from "../promql/ast.js";
import type { Subject } from "./subject.js";

const filters: ReadonlySet<string> = new Set(["absent", "absent_over_time"]);

/** Whether the expression leaves something out: a comparison, a set operation, `absent`, or a constant on purpose. */
export function hasCondition(expr: Expr, subject: Subject): boolean {
  switch (expr.kind) {
    case "number":
    case "string":
      return true;
    case "selector":
      return isStateful(expr) || isRecordedCondition(expr, subject);
    case "binary":
      return binaryCondition(expr, subject);
    case "call":
      return (
        filters.has(expr.name) ||
        expr.name === "vector" ||
        expr.args.some((arg) => hasSeries(arg) && hasCondition(arg, subject))
      );
    case "aggregation":
      return expr.of !== undefined && hasCondition(expr.of, subject);
    default:
      return hasCondition(expr.of, subject);
  }
}

function binaryCondition(expr: Extract<Expr, { kind: "binary" }>, subject: Subject): boolean {
  const { operator, left, right } = expr;
  if (isComparison(operator))
    return !expr.bool || [left, right].some((side) => hasSeries(side) && hasCondition(side, subject));
  if (operator === "unless" || operator === "and") return true;
  if (operator === "or") return hasCondition(left, subject) && hasCondition(right, subject);
  return [left, right].some((side) => hasSeries(side) && hasCondition(side, subject));
}

function hasSeries(expr: Expr): boolean {
  return (
    expr.kind !== "number" && expr.kind !== "string" && !(expr.kind === "call" && expr.args.length === 0)
  );
}

/** `ALERTS` exists only while something fires; events and states exist only while they last. */
function isStateful({ metric, matchers }: Selector): boolean {
  if (metric === undefined || metric === "ALERTS") return true;
  const own = matchers.filter(({ label }) => !targets.has(label));
  // An info metric is there or not; and whoever looks for a name by a pattern looks for whether it is there.
  return /_(?:info|metadata)$/.test(metric) ? own.length > 0 : own.some(({ operator }) => operator === "=~");
}

const targets: ReadonlySet<string> = new Set(["job", "instance", "namespace", "cluster", "pod", "container"]);

/** A recording that is a condition itself, or one that other files record. */
function isRecordedCondition({ metric }: Selector, { scene }: Subject): boolean {
  if (metric === undefined) return false;
  const some = scene.recordings.get(metric);
  if (!some) return metric.includes(":");
  return some.every((other) => other.expr === undefined || hasCondition(other.expr, other));
}
