import {
  type Aggregation,
  type Binary,
  type Call,
  childrenOf,
  type Expr,
  isComparison,
  isSetOperator,
  type Span,
} from "./ast.js";
import { aggregationParameters, signatureOf, type ValueType } from "./functions.js";

/** A place where Prometheus would refuse an expression whose grammar is right. */
export type TypeProblem = Span &
  (
    | {
        readonly kind: "argument";
        readonly name: string;
        readonly expected: ValueType;
        readonly found: ValueType;
      }
    | {
        readonly kind: "count";
        readonly name: string;
        readonly least: number;
        readonly most: number;
        readonly found: number;
      }
    | { readonly kind: "operand"; readonly name: string; readonly found: ValueType }
    | { readonly kind: "scalarComparison" }
    | { readonly kind: "setScalar"; readonly name: string }
    | { readonly kind: "bool"; readonly name: string }
    | { readonly kind: "grouping"; readonly name: string }
    | { readonly kind: "matchingScalar" }
    | { readonly kind: "labelTwice"; readonly name: string }
    | { readonly kind: "emptySelector" }
    | { readonly kind: "result"; readonly found: ValueType }
    | { readonly kind: "shiftTwice" }
  );

/** The type of an expression, whether or not its parts fit. */
export function typeOf(expr: Expr): ValueType {
  switch (expr.kind) {
    case "number":
      return "scalar";
    case "string":
      return "string";
    case "selector":
    case "aggregation":
      return "vector";
    case "matrix":
    case "subquery":
      return "range";
    case "call":
      return signatureOf(expr.name)?.gives ?? "vector";
    case "binary":
      return typeOf(expr.left) === "scalar" && typeOf(expr.right) === "scalar" ? "scalar" : "vector";
    default:
      return typeOf(expr.of);
  }
}

/** Everything that Prometheus' own type check would refuse, innermost last. */
export function typeProblems(expr: Expr): TypeProblem[] {
  const problems: TypeProblem[] = [];
  const type = typeOf(expr);
  if (type === "range" || type === "string")
    problems.push({ kind: "result", found: type, from: expr.from, to: expr.to });
  visit(expr, problems);
  return problems;
}

function visit(expr: Expr, problems: TypeProblem[]): void {
  switch (expr.kind) {
    case "call":
      callProblems(expr, problems);
      break;
    case "aggregation":
      aggregationProblems(expr, problems);
      break;
    case "binary":
      binaryProblems(expr, problems);
      break;
    case "selector":
      if (expr.metric === undefined && expr.matchers.every(matchesEmpty))
        problems.push({ kind: "emptySelector", from: expr.from, to: expr.to });
      break;
    case "subquery":
      expect(expr.of, "vector", "[:]", problems, true);
      break;
    case "unary":
      expect(expr.of, "vector", expr.operator, problems, true);
      break;
  }
  if ("shifts" in expr && expr.shifts.filter(({ at }) => at !== undefined).length > 1) {
    problems.push({ kind: "shiftTwice", from: expr.from, to: expr.to });
  }
  for (const child of childrenOf(expr)) visit(child, problems);
}

function matchesEmpty({ operator, value }: { operator: string; value: string }): boolean {
  if (operator === "=") return value === "";
  if (operator === "!=") return value !== "";
  let isMatch = false;
  try {
    isMatch = new RegExp(`^(?:${value})$`).test("");
  } catch {
    return false;
  }
  return (operator === "=~") === isMatch;
}

function expect(
  expr: Expr,
  expected: ValueType,
  name: string,
  problems: TypeProblem[],
  orScalar = false,
): void {
  const found = typeOf(expr);
  if (found === expected || (orScalar && found === "scalar")) return;
  problems.push({ kind: "argument", name, expected, found, from: expr.from, to: expr.to });
}

function callProblems(call: Call, problems: TypeProblem[]): void {
  const signature = signatureOf(call.name);
  if (!signature) return;
  const least = signature.args.length - signature.optional;
  const most = signature.repeated ? Number.POSITIVE_INFINITY : signature.args.length;
  const found = call.args.length;
  if (found < least || found > most)
    problems.push({ kind: "count", name: call.name, least, most, found, ...call.nameAt });
  call.args.forEach((arg, index) => {
    const expected = signature.args[Math.min(index, signature.args.length - 1)];
    if (expected && index < most) expect(arg, expected, call.name, problems);
  });
}

function aggregationProblems(aggregation: Aggregation, problems: TypeProblem[]): void {
  const parameter = aggregationParameters[aggregation.name];
  const wanted = parameter ? 2 : 1;
  const found = aggregation.args.length;
  if (found !== wanted) {
    problems.push({
      kind: "count",
      name: aggregation.name,
      least: wanted,
      most: wanted,
      found,
      ...aggregation.nameAt,
    });
    return;
  }
  const [first] = aggregation.args;
  if (parameter && first) expect(first, parameter, aggregation.name, problems);
  if (aggregation.of) expect(aggregation.of, "vector", aggregation.name, problems);
}

function binaryProblems(binary: Binary, problems: TypeProblem[]): void {
  const { operator, operatorAt, matching } = binary;
  const left = operandType(binary.left, operator, problems);
  const right = operandType(binary.right, operator, problems);
  const hasScalar = left === "scalar" || right === "scalar";
  if (binary.bool && !isComparison(operator)) problems.push({ kind: "bool", name: operator, ...operatorAt });
  if (left === "scalar" && right === "scalar" && isComparison(operator) && !binary.bool)
    problems.push({ kind: "scalarComparison", ...operatorAt });
  if (isSetOperator(operator) && hasScalar)
    problems.push({ kind: "setScalar", name: operator, ...operatorAt });
  if (!matching) return;
  if (hasScalar) problems.push({ kind: "matchingScalar", from: matching.from, to: matching.to });
  if (matching.group && isSetOperator(operator))
    problems.push({ kind: "grouping", name: operator, ...(matching.groupAt ?? operatorAt) });
  if (!matching.on) return;
  const on = new Set(matching.labels.map(({ name }) => name));
  const twice = matching.include.find(({ name }) => on.has(name));
  if (twice) problems.push({ kind: "labelTwice", name: twice.name, from: twice.from, to: twice.to });
}

function operandType(side: Expr, operator: string, problems: TypeProblem[]): ValueType {
  const found = typeOf(side);
  if (found === "range" || found === "string")
    problems.push({ kind: "operand", name: operator, found, from: side.from, to: side.to });
  return found;
}
