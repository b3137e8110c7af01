import { catalogue } from "../../../../monitoring/catalogue/index.js";
import type { Aggregation, Binary, Expr, Selector } from "../../../../monitoring/promql/ast.js";
import type { Edit } from "./edits.js";
import type { Mutant } from "./mutants.js";
import { around, isComparedWithNought, Reading, valuesOf } from "./reading.js";

/** A kind of mutants that mean the same as the rule they were made from. */
interface Equivalence {
  readonly reason: string;
  holds(edit: Edit, reading: Reading): boolean;
}

const equivalences: readonly Equivalence[] = [
  {
    reason: "a pool lies in one city",
    holds: ({ kind, at, label }) =>
      kind === "on" && label === "city" && isMatchedBy(at, "city") && isMatchedBy(at, "pool"),
  },
  {
    reason: "both sides come from the same target, or neither has the label",
    holds: ({ kind, at, label = "" }, reading) =>
      kind === "on" &&
      at.kind === "binary" &&
      !isMatchedBy(at, label) &&
      isSameOnBothSides(at, label, reading),
  },
  {
    reason: "all that is grouped has the same value of the label, or none",
    holds: ({ kind, at, label = "" }, reading) =>
      kind === "by" && at.kind === "aggregation" && !isGroupedBy(at, label) && isTheSame(at, label, reading),
  },
  {
    reason: "the label is summed over in the end",
    holds: ({ kind, above, label = "" }) => {
      const outer = around(above).find((one) => one.kind === "aggregation");
      return kind === "include" && outer?.kind === "aggregation" && !isGroupedBy(outer, label);
    },
  },
  {
    reason:
      "a rate and an increase differ by a factor, which is nothing to a quantile, nor in a comparison with nought",
    holds: ({ kind, text, above }) =>
      kind === "function" &&
      /^(rate|increase)$/.test(text) &&
      (isInQuantile(above) || isComparedWithNought(outOfSums(above))),
  },
  {
    reason: "the sum of what is never negative is nought where the greatest is",
    holds: ({ kind, text, at, above }) =>
      kind === "function" &&
      at.kind === "aggregation" &&
      at.name === "sum" &&
      text === "max" &&
      isComparedWithNought(above),
  },
  {
    reason: "a group has one series",
    holds: ({ kind, at }, reading) =>
      kind === "function" &&
      at.kind === "aggregation" &&
      at.of !== undefined &&
      reading.differing(at.of).every((label) => isGroupedBy(at, label)),
  },
  {
    reason: "every value is one",
    holds: ({ kind, text, at }) =>
      kind === "function" &&
      /^(max|min|sum)$/.test(text) &&
      at.kind === "aggregation" &&
      at.name !== "sum" &&
      isInfo(at),
  },
  {
    reason: "what the matcher leaves out finds no partner, because the other side has the same matcher",
    holds: ({ kind, at, above, text, label = "" }) =>
      kind === "matcher" &&
      at.kind === "selector" &&
      !text.includes(label) &&
      hasTwin(at, label, around(above)[0]),
  },
];

/** Why a mutant means the same as its original; undefined where it does not. */
export function sameBecause({ edit, original, suites }: Mutant): string | undefined {
  const [suite] = suites;
  if (!edit || !suite) return undefined;
  const reading = new Reading(original.expr, suite.proven.domain);
  return equivalences.find(({ holds }) => holds(edit, reading))?.reason;
}

function isMatchedBy(at: Expr, label: string): boolean {
  return at.kind === "binary" && (at.matching?.labels.some(({ name }) => name === label) ?? false);
}

function isGroupedBy({ grouping }: Aggregation, label: string): boolean {
  return grouping?.labels.some(({ name }) => name === label) ?? false;
}

function isTheSame({ of }: Aggregation, label: string, reading: Reading): boolean {
  return of !== undefined && reading.isTheSame(label, of);
}

function isSameOnBothSides({ left, right }: Binary, label: string, reading: Reading): boolean {
  const has = [left, right].filter((side) => reading.labelsOf(side).has(label));
  if (has.length === 0) return true;
  const jobs = new Set([left, right].flatMap((side) => [...reading.exportersOf(side)]));
  return has.length === 2 && jobs.size === 1 && !jobs.has(undefined) && /^(job|instance)$/.test(label);
}

function isInQuantile(above: Edit["above"]): boolean {
  return around(above).some((one) => one.kind === "call" && one.name === "histogram_quantile");
}

/** What is around the sums that an expression stands in. */
function outOfSums(above: Edit["above"]): Edit["above"] {
  return above && isSum(above.expr) ? outOfSums(above.above) : above;
}

function isSum(expr: Expr): boolean {
  if (expr.kind === "binary") return expr.operator === "+";
  return expr.kind === "paren" || (expr.kind === "aggregation" && expr.name === "sum");
}

function isInfo({ of }: Aggregation): boolean {
  return of !== undefined && catalogue.get(valuesOf(of) ?? "")?.unit === "info";
}

function hasTwin({ matchers }: Selector, label: string, joined: Expr | undefined): boolean {
  if (joined?.kind !== "binary" || joined.matching) return false;
  const own = matchers.find((one) => one.label === label);
  return [joined.left, joined.right].every(
    (side) =>
      side.kind === "selector" &&
      side.matchers.some(
        (one) => one.label === label && one.operator === own?.operator && one.value === own.value,
      ),
  );
}
