import { type Aggregation, type Binary, bare, type Call, type Expr, isComparison } from "./ast.js";
import { sameSeries } from "./same-series.js";

/** The least and the greatest value that an expression can have. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** What is known of a metric's values. */
export type MetricBounds = (metric: string) => Bounds | undefined;

const { NEGATIVE_INFINITY: least, POSITIVE_INFINITY: greatest } = Number;
const anything: Bounds = { low: least, high: greatest };
const notNegative: Bounds = { low: 0, high: greatest };
const zeroOrOne: Bounds = { low: 0, high: 1 };
const one: Bounds = { low: 1, high: 1 };

/** The values that an expression can have, as far as its form tells. */
export function boundsOf(expr: Expr, metric: MetricBounds): Bounds {
  switch (expr.kind) {
    case "number":
      return Number.isNaN(expr.value) ? anything : { low: expr.value, high: expr.value };
    case "selector":
      return (expr.metric !== undefined && metric(expr.metric)) || anything;
    case "unary": {
      const inner = boundsOf(expr.of, metric);
      return expr.operator === "-" ? { low: -inner.high, high: -inner.low } : inner;
    }
    case "call":
      return callBounds(expr, metric);
    case "aggregation":
      return aggregationBounds(expr, metric);
    case "binary":
      return binaryBounds(expr, metric);
    case "string":
      return anything;
    default:
      return boundsOf(expr.of, metric);
  }
}

const fixed: Readonly<Record<string, Bounds>> = {
  absent: one,
  absent_over_time: one,
  present_over_time: one,
  rate: notNegative,
  irate: notNegative,
  increase: notNegative,
  changes: notNegative,
  resets: notNegative,
  count_over_time: { low: 1, high: greatest },
  stddev_over_time: notNegative,
  stdvar_over_time: notNegative,
  abs: notNegative,
  sqrt: notNegative,
  exp: notNegative,
  time: notNegative,
  histogram_count: notNegative,
  histogram_fraction: zeroOrOne,
  day_of_week: { low: 0, high: 6 },
  day_of_month: { low: 1, high: 31 },
  day_of_year: { low: 1, high: 366 },
  days_in_month: { low: 28, high: 31 },
  hour: { low: 0, high: 23 },
  minute: { low: 0, high: 59 },
  month: { low: 1, high: 12 },
  sgn: { low: -1, high: 1 },
};

/** Functions whose values are among those of what they take. */
const within: ReadonlySet<string> = new Set(
  "avg_over_time min_over_time max_over_time last_over_time first_over_time quantile_over_time label_replace label_join sort sort_desc scalar vector".split(
    " ",
  ),
);

function callBounds(call: Call, metric: MetricBounds): Bounds {
  const known = fixed[call.name];
  if (known) return known;
  if (call.name === "quantile_over_time") return call.args[1] ? boundsOf(call.args[1], metric) : anything;
  const first = call.args[0];
  return first && within.has(call.name) ? boundsOf(first, metric) : clampBounds(call, metric);
}

function clampBounds({ name, args }: Call, metric: MetricBounds): Bounds {
  const [series, a, b] = args.map((arg) => boundsOf(arg, metric));
  if (!series || !a) return anything;
  if (name === "clamp_min") return { low: Math.max(series.low, a.low), high: Math.max(series.high, a.high) };
  if (name === "clamp_max") return { low: Math.min(series.low, a.low), high: Math.min(series.high, a.high) };
  return name === "clamp" && b
    ? { low: Math.max(series.low, a.low), high: Math.min(series.high, b.high) }
    : anything;
}

function aggregationBounds({ name, of }: Aggregation, metric: MetricBounds): Bounds {
  if (!of) return anything;
  const inner = boundsOf(of, metric);
  switch (name) {
    case "count":
    case "count_values":
      return { low: 1, high: greatest };
    case "group":
      return one;
    case "sum":
      return { low: inner.low >= 0 ? inner.low : least, high: inner.high <= 0 ? inner.high : greatest };
    case "stddev":
    case "stdvar":
      return notNegative;
    default:
      return inner;
  }
}

function binaryBounds(binary: Binary, metric: MetricBounds): Bounds {
  const left = boundsOf(binary.left, metric);
  const right = boundsOf(binary.right, metric);
  const { operator } = binary;
  if (isComparison(operator)) return binary.bool ? zeroOrOne : filtered(left, operator, right, binary);
  return arithmetic(binary, left, right);
}

function arithmetic(binary: Binary, left: Bounds, right: Bounds): Bounds {
  switch (binary.operator) {
    case "+":
      return { low: left.low + right.low, high: left.high + right.high };
    case "-":
      return { low: left.low - right.high, high: left.high - right.low };
    case "*":
      return product(left, right);
    case "/":
      return quotient(binary, left, right);
    case "%":
      return left.low >= 0 && right.low > 0 ? { low: 0, high: Math.min(left.high, right.high) } : anything;
    case "or":
      return { low: Math.min(left.low, right.low), high: Math.max(left.high, right.high) };
    case "and":
    case "unless":
      return left;
    default:
      return anything;
  }
}

/** What a comparison with a number lets through. */
function filtered(left: Bounds, operator: string, right: Bounds, { left: side }: Binary): Bounds {
  if (side.kind === "number") return right;
  switch (operator) {
    case ">":
    case ">=":
      return { low: Math.max(left.low, right.low), high: left.high };
    case "<":
    case "<=":
      return { low: left.low, high: Math.min(left.high, right.high) };
    case "==":
      return { low: Math.max(left.low, right.low), high: Math.min(left.high, right.high) };
    default:
      return left;
  }
}

function product(left: Bounds, right: Bounds): Bounds {
  const corners = [
    times(left.low, right.low),
    times(left.low, right.high),
    times(left.high, right.low),
    times(left.high, right.high),
  ];
  return { low: Math.min(...corners), high: Math.max(...corners) };
}

/** Nought times anything is nought. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

function quotient(binary: Binary, left: Bounds, right: Bounds): Bounds {
  if (right.low === right.high && right.low !== 0 && Number.isFinite(right.low)) {
    return product(left, { low: 1 / right.low, high: 1 / right.low });
  }
  if (left.low < 0 || right.low < 0) return anything;
  return sameSeries(bare(binary.left), bare(binary.right)) ? zeroOrOne : notNegative;
}

/** What must be so for a comparison to hold always, and never. */
const verdicts: Readonly<Record<string, readonly [always: Holds, never: Holds]>> = {
  "==": [isSame, isApart],
  "!=": [isApart, isSame],
  ">": [(left, right) => left.low > right.high, (left, right) => left.high <= right.low],
  ">=": [(left, right) => left.low >= right.high, (left, right) => left.high < right.low],
  "<": [(left, right) => left.high < right.low, (left, right) => left.low >= right.high],
  "<=": [(left, right) => left.high <= right.low, (left, right) => left.low > right.high],
};

type Holds = (left: Bounds, right: Bounds) => boolean;

function isSame(left: Bounds, right: Bounds): boolean {
  return left.low === left.high && right.low === right.high && left.low === right.low;
}

function isApart(left: Bounds, right: Bounds): boolean {
  return left.high < right.low || left.low > right.high;
}

/** Whether a comparison always holds or never, for all values that its sides can have. */
export function verdictOf(operator: string, left: Bounds, right: Bounds): "always" | "never" | undefined {
  const verdict = verdicts[operator];
  if (!verdict || left.low > left.high || right.low > right.high) return undefined;
  if (verdict[0](left, right)) return "always";
  return verdict[1](left, right) ? "never" : undefined;
}
