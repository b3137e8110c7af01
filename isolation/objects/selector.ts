import type { Requirement, Selector } from "./model.js";
import type { Node } from "./node.js";

/** Selects everything. */
export const everything: Selector = { requirements: [], unreadable: false };

const operators = new Set(["In", "NotIn", "Exists", "DoesNotExist"]);

/** A LabelSelector. Parts that the API server would refuse make it unreadable, the others still count. */
export function selectorOf(node: Node): Selector {
  if (!node.mapping()) return { requirements: [], unreadable: true };
  const labels = node.at("matchLabels");
  const expressions = node.at("matchExpressions").items();
  const read = expressions?.map(requirementOf) ?? [undefined];
  const requirements = [
    ...Object.entries(labels.labels()).map(([key, value]) => requirement(key, "In", [value])),
    ...read.filter((one) => one !== undefined),
  ];
  return { requirements, unreadable: read.includes(undefined) || !(labels.isAbsent || labels.isMapping) };
}

function requirement(key: string, operator: Requirement["operator"], values: readonly string[]): Requirement {
  return { key, operator, values };
}

function requirementOf(node: Node): Requirement | undefined {
  if (!node.isMapping) return node.wrong("应为映射", "must be a mapping");
  const key = node.at("key").text();
  const operator = node.at("operator").text();
  const values = node.at("values").items();
  if (!key) return node.wrong("缺少 key", "has no key");
  if (operator === undefined || !operators.has(operator)) {
    return node
      .at("operator")
      .wrong("应为 In、NotIn、Exists 或 DoesNotExist", "must be In, NotIn, Exists or DoesNotExist");
  }
  const takesValues = operator === "In" || operator === "NotIn";
  if (!values || values.length > 0 !== takesValues) {
    return node
      .at("values")
      .wrong(
        takesValues ? `对 ${operator} 不能为空` : `对 ${operator} 必须为空`,
        takesValues ? `must not be empty with ${operator}` : `must be empty with ${operator}`,
      );
  }
  return requirement(
    key,
    operator as Requirement["operator"],
    values.map((value) => value.label()),
  );
}
