import { type Binary, isSetOperator } from "../promql/ast.js";
import { can, type Shape } from "../promql/shape.js";
import { typeOf } from "../promql/typing.js";
import type { Subject } from "./subject.js";

/** Two vectors that are matched with each other by labels. */
export interface Join {
  readonly node: Binary;
  readonly left: Shape;
  readonly right: Shape;
  /** Labels of `on`; undefined where all labels but those of `ignoring` have to be equal. */
  readonly on: readonly string[] | undefined;
  readonly ignoring: readonly string[];
  readonly isSet: boolean;
}

/** A binary operation as a join; undefined where one side is a number. */
export function joinOf(node: Binary, subject: Subject): Join | undefined {
  if (typeOf(node.left) === "scalar" || typeOf(node.right) === "scalar") return undefined;
  const { matching } = node;
  const labels = matching?.labels.map(({ name }) => name) ?? [];
  return {
    node,
    left: subject.shape(node.left),
    right: subject.shape(node.right),
    on: matching?.on ? labels : undefined,
    ignoring: matching && !matching.on ? labels : [],
    isSet: isSetOperator(node.operator),
  };
}

/** A label that all series of one side have and none of the other, so that no two series are ever equal. */
export function obstacle({
  left,
  right,
  on,
  ignoring,
}: Join): { label: string; lacking: "left" | "right" } | undefined {
  if (on) return undefined;
  const ignored = new Set(ignoring);
  const lacking = (whole: Shape, part: Shape) =>
    surelyHas(whole).find((label) => !ignored.has(label) && !can(part, label));
  const inRight = lacking(left, right);
  if (inRight !== undefined) return { label: inRight, lacking: "right" };
  const inLeft = lacking(right, left);
  return inLeft === undefined ? undefined : { label: inLeft, lacking: "left" };
}

/**
 * Labels that series have beyond doubt: those they are selected by, and `instance` and `job` of what is scraped. A
 * label of `by` alone is not among them: its value may be empty.
 */
function surelyHas({ sure, isScraped, lacks, only }: Shape): string[] {
  const scraped = isScraped && !only ? ["instance", "job"].filter((label) => !lacks.has(label)) : [];
  return [...sure, ...scraped];
}
