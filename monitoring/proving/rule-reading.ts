import type { AlertProps, Domain, Recording } from "../alert.js";
import { metricsIn } from "../check/expression.js";
import { type Expr, nodesOf } from "../promql/ast.js";
import { parseExpr } from "../promql/parse.js";

/** What a domain records for some of its alerts, directly or for another recording, in its order. */
export function recordingsFor(
  alerts: readonly AlertProps[],
  { recordings = [] }: Domain,
): readonly Recording[] {
  const read = new Set(alerts.flatMap(({ expr }) => [...metricsIn(expr)]));
  const found: Recording[] = [];
  for (const recording of recordings.toReversed()) {
    if (!read.has(recording.name)) continue;
    found.unshift(recording);
    for (const name of metricsIn(recording.expr)) read.add(name);
  }
  return found;
}

/** An expression as its tree. @throws Error if it is none, which the check of domains tells better */
export function treeOf(text: string): Expr {
  const { expr } = parseExpr(text);
  if (!expr) throw new Error(`${text} is no PromQL`);
  return expr;
}

/** All parts of what an alert reads, recordings included. */
export function partsRead(alert: AlertProps, domain: Domain): readonly Expr[] {
  const all = [alert, ...recordingsFor([alert], domain)];
  return all.flatMap(({ expr }) => partsIn(treeOf(expr)));
}

/** An expression and all its parts. */
export function partsIn(expr: Expr): readonly Expr[] {
  return nodesOf(expr).map(([part]) => part);
}

/** The ranges that are looked back at, in whole minutes. */
export function rangesIn(parts: readonly Expr[]): readonly number[] {
  return parts.flatMap((part) =>
    part.kind === "matrix" && part.range !== undefined ? Math.floor(part.range / 60) : [],
  );
}
