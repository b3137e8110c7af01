import type { Domain } from "../../../../monitoring/alert.js";
import { catalogue } from "../../../../monitoring/catalogue/index.js";
import { seriesLabels } from "../../../../monitoring/check/check.js";
import { metricsIn } from "../../../../monitoring/check/expression.js";
import { type Ancestors, bare, type Expr, isComparison, nodesOf } from "../../../../monitoring/promql/ast.js";

/** A rule's expression, with what is needed to understand its parts. */
export class Reading {
  constructor(
    private readonly text: string,
    private readonly domain: Domain,
  ) {}

  /** The labels that the series of a part have. */
  labelsOf({ from, to }: Expr): ReadonlySet<string> {
    return seriesLabels({ expr: this.text.slice(from, to) }, this.domain);
  }

  /** Who exports what a part reads; undefined for what is recorded. */
  exportersOf({ from, to }: Expr): ReadonlySet<string | undefined> {
    const metrics = [...metricsIn(this.text.slice(from, to))];
    return new Set(metrics.map((name) => catalogue.get(name)?.exporter.job));
  }

  /** Whether all series of a part have the same value of a label, in one pool or, of what is the province's, at all. */
  isTheSame(label: string, of: Expr): boolean {
    if (!this.labelsOf(of).has(label)) return true;
    const jobs = [...this.exportersOf(of)];
    if (label === "job") return jobs.length === 1 && jobs[0] !== undefined;
    if (label === "instance") return jobs.every((job) => job !== undefined && alone.has(job));
    if (label === "city" || label === "pool")
      return jobs.every((job) => job === "zhengyun") && !isOfPools(of);
    return selectorsIn(of).every((one) => one.some((it) => it.label === label && it.operator === "="));
  }

  /** The labels by which the series of a part differ. */
  differing(of: Expr): readonly string[] {
    return [...this.labelsOf(of)].filter((label) => !this.isTheSame(label, of));
  }
}

/** Jobs that have one target in a pool, or in the province. */
const alone: ReadonlySet<string> = new Set(["kube-state-metrics", "zhengyun"]);

/** Whether the estate's exporter says which pool its series are about. */
function isOfPools(expr: Expr): boolean {
  return metrics(expr).some((name) => catalogue.get(name)?.labels.includes("pool"));
}

function metrics(expr: Expr): readonly string[] {
  return nodesOf(expr).flatMap(([part]) => (part.kind === "selector" && part.metric ? [part.metric] : []));
}

function selectorsIn(expr: Expr) {
  return nodesOf(expr).flatMap(([part]) => (part.kind === "selector" ? [part.matchers] : []));
}

/** The metric whose values the series of an expression have. */
export function valuesOf(expr: Expr): string | undefined {
  const inner = bare(expr);
  if (inner.kind === "selector") return inner.metric;
  if (inner.kind === "aggregation") return inner.of && valuesOf(inner.of);
  return inner.kind === "binary" ? valuesOf(inner.left) : undefined;
}

/** The expressions around one, from the inside outwards, without parentheses. */
export function around(above: Ancestors): readonly Expr[] {
  const all: Expr[] = [];
  for (let link = above; link; link = link.above) if (link.expr.kind !== "paren") all.push(link.expr);
  return all;
}

/** Whether what is around an expression compares it with nought. */
export function isComparedWithNought(above: Ancestors): boolean {
  const [comparison] = around(above);
  if (comparison?.kind !== "binary" || !isComparison(comparison.operator)) return false;
  return comparison.right.kind === "number" && comparison.right.value === 0;
}
