export type ValueType = "scalar" | "string" | "vector" | "range";

/** What a function takes and gives. */
export interface Signature {
  readonly args: readonly ValueType[];
  /** How many of the arguments may be left out, from the end. */
  readonly optional: number;
  /** Whether the last argument may be repeated. */
  readonly repeated: boolean;
  readonly gives: ValueType;
}

const table = new Map<string, Signature>();

function add(names: string, args: string, gives: ValueType = "vector"): void {
  const words = args.split(" ").filter((word) => word !== "");
  const signature: Signature = {
    args: words.map((word) => word.replace(/[?*]$/, "") as ValueType),
    optional: words.filter((word) => /[?*]$/.test(word)).length,
    repeated: words.some((word) => word.endsWith("*")),
    gives,
  };
  for (const name of names.split(" ")) table.set(name, signature);
}

add(
  "abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count histogram_stddev histogram_stdvar histogram_sum ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp start_timestamp",
  "vector",
);
add(
  "absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time",
  "range",
);
add("clamp", "vector scalar scalar");
add("clamp_max clamp_min", "vector scalar");
add("day_of_month day_of_week day_of_year days_in_month hour minute month year", "vector?");
add("histogram_fraction", "scalar scalar vector");
add("histogram_quantile", "scalar vector");
add("histogram_quantiles", "vector string scalar scalar*");
add("double_exponential_smoothing holt_winters", "range scalar scalar");
add("info", "vector vector?");
add("label_join", "vector string string string*");
add("label_replace", "vector string string string string");
add("pi time range step", "", "scalar");
add("predict_linear", "range scalar");
add("quantile_over_time", "scalar range");
add("round", "vector scalar?");
add("scalar", "vector", "scalar");
add("sort_by_label sort_by_label_desc", "vector string*");
add("vector", "scalar");

/** What a function takes and gives; undefined for one that we do not know. */
export function signatureOf(name: string): Signature | undefined {
  return table.get(name);
}

/** Every function and aggregation that PromQL has. */
export function functionNames(): readonly string[] {
  return [...table.keys(), ...aggregations];
}

const aggregations =
  "sum min max avg group stddev stdvar count count_values bottomk topk quantile limitk limit_ratio".split(
    " ",
  );

/** The type of the first argument of an aggregation that has two. */
export const aggregationParameters: Readonly<Record<string, ValueType>> = {
  count_values: "string",
  bottomk: "scalar",
  topk: "scalar",
  quantile: "scalar",
  limitk: "scalar",
  limit_ratio: "scalar",
};

/** Functions that need two samples in their range to say anything. */
export const needsTwoSamples: ReadonlySet<string> = new Set(
  "rate irate increase delta idelta deriv predict_linear double_exponential_smoothing".split(" "),
);
