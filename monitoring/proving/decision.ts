import type { Domain } from "../alert.js";
import { type Binary, bare, type Expr, isComparison } from "../promql/ast.js";
import { partsIn, treeOf } from "./rule-reading.js";

/** The comparison that decides whether an alert fires, without what `and`, `unless` and joins add to it. */
function decisionOf(expr: Expr): Binary | undefined {
  const inner = bare(expr);
  if (inner.kind !== "binary") return undefined;
  return isComparison(inner.operator) ? inner : decisionOf(inner.left);
}

/** Whether more of something makes an alert fire. */
export function firesForMore(text: string): boolean {
  return decisionOf(treeOf(text))?.operator.startsWith(">") ?? false;
}

/** Whether anything at all of something makes an alert fire. */
export function firesForAny(text: string): boolean {
  const limit = decisionOf(treeOf(text))?.right;
  return firesForMore(text) && limit?.kind === "number" && limit.value === 0;
}

/** Whether an alert goes by a share of counts or a quantile of them, which stay the same while there are any. */
export function firesForShare(text: string, domain: Domain): boolean {
  const decision = decisionOf(treeOf(text));
  return decision !== undefined && isShare(decision.left, domain);
}

function isShare(expr: Expr, domain: Domain): boolean {
  const inner = bare(expr);
  if (inner.kind === "call") return inner.name === "histogram_quantile";
  if (inner.kind === "binary" && inner.operator === "/") {
    return [inner.left, inner.right].every(looksBack) || isShare(inner.left, domain);
  }
  const recording = domain.recordings?.find(({ name }) => inner.kind === "selector" && name === inner.metric);
  return recording !== undefined && isShare(treeOf(recording.expr), domain);
}

function looksBack(expr: Expr): boolean {
  return partsIn(expr).some(({ kind }) => kind === "matrix");
}
