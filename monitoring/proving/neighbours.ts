import { catalogue } from "../catalogue/index.js";
import { seriesLabels } from "../check/check.js";
import type { Binary, Expr, LabelUse, Matching } from "../promql/ast.js";
import { type Case, firingWithoutWords, type Proven, quietMinute, valuesFor } from "./case.js";
import { partsIn, partsRead } from "./rule-reading.js";
import { type CompleteSeries, completedSeries, metricOf, relabelled } from "./series.js";
import { spread } from "./spread.js";

/** A pool lies in one city, and a metric comes from one job. */
const targets: ReadonlySet<string> = new Set(["city", "job"]);

/**
 * The fault with the quiet situations next to it, in other pools and of other things: it is told as if it were alone,
 * and they are not.
 */
export function amongOthers(proven: Proven): readonly Case[] {
  const { alert, domain, proof } = proven;
  const parts = partsRead(alert, domain);
  const has = seriesLabels(alert, domain);
  const minute = quietMinute(proven);
  const asked = (name: string, series: CompleteSeries): Case => ({
    name: `${alert.name} tells what is wrong among ${name}`,
    series: valuesFor(series, minute),
    expectations: [{ minute, alert: alert.name, firing: firingWithoutWords(proven) }],
  });
  const fault = completedSeries(proof.fault);
  const telling = [...has].filter((label) => !targets.has(label) && tellsApart(label, parts));
  const others = telling.filter((label) => label !== "pool");
  const things = new Map(others.flatMap((label) => [...withNeighbours(fault, label, proven)]));
  const pools = telling.includes("pool") ? withNeighbours(fault, "pool", proven) : fault;
  return [
    ...(things.size > fault.size ? [asked("sound things", things)] : []),
    ...(pools.size > fault.size
      ? [asked("sound pools", parts.some(sumsTargets) ? spread(pools, minute) : pools)]
      : []),
  ];
}

/** Whether it is a sum of what several targets count. */
function sumsTargets(part: Expr): boolean {
  if (part.kind !== "aggregation" || part.name !== "sum") return false;
  return !isNamed(part.grouping?.labels, "instance") && reads(part.of, "instance");
}

/**
 * The fault with the quiet situations under other values of a label. What has not the label is there for both: where
 * it is not the same for both, the two cannot be next to each other.
 */
function withNeighbours(fault: CompleteSeries, label: string, { alert, proof }: Proven): CompleteSeries {
  const all = new Map(fault);
  for (const [index, quiet] of proof.quiet.entries()) {
    const neighbour = [...completedSeries(quiet)].map(([selector, value]) => {
      const isIts = label !== "instance" || isOfTarget(selector, alert.metric);
      const own = isIts ? relabelled(selector, label, (name) => `${name}-${index + 2}`) : selector;
      return { own, value, isShared: own === selector };
    });
    if (neighbour.some(({ own, value, isShared }) => isShared && fault.get(own) !== value)) continue;
    for (const { own, value } of neighbour) all.set(own, value);
  }
  return all;
}

/** Whether a series comes from the targets whose metric an alert is about. */
function isOfTarget(selector: string, metric: string): boolean {
  return catalogue.get(metricOf(selector))?.exporter === catalogue.get(metric)?.exporter;
}

/** Whether things that differ in a label alone are different things for a rule: it can be any, and is never lost. */
function tellsApart(label: string, parts: readonly Expr[]): boolean {
  return parts.every((part) => {
    switch (part.kind) {
      case "selector":
        return !part.matchers.some((one) => one.label === label && one.operator.startsWith("!"));
      case "call":
        return part.name !== "label_replace" || !isWritten(part.args[1], label);
      case "aggregation":
        return (
          isNamed(part.grouping?.labels, label) !== (part.grouping?.without ?? false) ||
          !reads(part.of, label)
        );
      case "binary":
        return !part.matching || isMatched(part, part.matching, label);
      default:
        return true;
    }
  });
}

function isWritten(target: Expr | undefined, label: string): boolean {
  return target?.kind === "string" && target.value === label;
}

function isMatched({ left, right }: Binary, { on, labels, include }: Matching, label: string): boolean {
  if (isNamed(include, label)) return false;
  return isNamed(labels, label) === on || !(reads(left, label) && reads(right, label));
}

function isNamed(labels: readonly LabelUse[] | undefined, label: string): boolean {
  return labels?.some(({ name }) => name === label) ?? false;
}

function reads(expr: Expr | undefined, label: string): boolean {
  if (!expr) return false;
  return partsIn(expr).some(
    (part) => part.kind === "selector" && (catalogue.get(part.metric ?? "")?.allLabels.has(label) ?? false),
  );
}
