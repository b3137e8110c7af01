import type { z } from "zod";
import type { Text } from "../findings/rule.js";

type Issue = z.core.$ZodIssue;

const types: Readonly<Record<string, Text>> = {
  string: { zh: "文字", en: "text" },
  number: { zh: "数字", en: "a number" },
  int: { zh: "整数", en: "a whole number" },
  boolean: { zh: "true 或 false", en: "true or false" },
  array: { zh: "列表", en: "a list" },
  tuple: { zh: "列表", en: "a list" },
  object: { zh: "映射（键: 值）", en: "a mapping" },
  record: { zh: "映射（键: 值）", en: "a mapping" },
};

const units: Readonly<Record<string, Text>> = {
  string: { zh: "个字符", en: "characters" },
  array: { zh: "项", en: "items" },
};

function expectedType(issue: { expected: string }, value: unknown): Text {
  if (issue.expected === "string" && (typeof value === "number" || typeof value === "boolean")) {
    return { zh: "应为文字，请加引号", en: "must be text: put it in quotes" };
  }
  const type = types[issue.expected] ?? { zh: issue.expected, en: issue.expected };
  return { zh: `应为${type.zh}`, en: `must be ${type.en}` };
}

function oneOf(values: readonly unknown[]): Text {
  const list = values.map(String).join(" | ");
  return { zh: `应为 ${list} 之一`, en: `must be one of ${list}` };
}

function bound(limit: number | bigint, origin: string, zh: string, en: string): Text {
  const unit = units[origin];
  return {
    zh: `${zh} ${limit}${unit ? ` ${unit.zh}` : ""}`,
    en: `${en} ${limit}${unit ? ` ${unit.en}` : ""}`,
  };
}

/**
 * A schema's refusal in words; what a value should have been, in both languages.
 * @param value what stands there instead
 */
export function problemOf(issue: Issue, value: unknown): Text {
  switch (issue.code) {
    case "invalid_type":
      return expectedType(issue, value);
    case "invalid_value":
      return oneOf(issue.values);
    case "too_small":
      return bound(issue.minimum, issue.origin, "不得少于", "must be at least");
    case "too_big":
      return bound(issue.maximum, issue.origin, "不得超过", "must be at most");
    case "not_multiple_of":
      return { zh: `应为 ${issue.divisor} 的整数倍`, en: `must be a multiple of ${issue.divisor}` };
    case "invalid_format":
      return { zh: "格式不符", en: "it has the wrong form" };
    case "invalid_union":
      // Where one key chooses between the branches, zod says what it may be.
      if ("options" in issue && issue.options) return oneOf(issue.options);
      return oneOf(
        issue.errors.flatMap((branch) =>
          branch.flatMap((one) => (one.code === "invalid_value" ? one.values : [])),
        ),
      );
    case "custom":
      return customProblem(issue.params);
    default:
      return { zh: "不合规定", en: "it is not accepted" };
  }
}

function customProblem(params: Record<string, unknown> | undefined): Text {
  return { zh: String(params?.zh ?? "不合规定"), en: String(params?.en ?? "it is not accepted") };
}
