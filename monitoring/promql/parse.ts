import type { Expr, Span } from "./ast.js";
import { convert } from "./convert.js";
import { readTree } from "./syntax-tree.js";

/** What kept a text from being an expression. */
export type SyntaxProblem = Span &
  (
    | { readonly kind: "unexpected"; readonly found: string }
    | { readonly kind: "end" }
    | { readonly kind: "empty" }
    | { readonly kind: "function"; readonly name: string }
    | { readonly kind: "shift" }
    | { readonly kind: "escape"; readonly found: string }
    | { readonly kind: "deep" }
  );

export interface ParsedExpr {
  /** Undefined where there is a problem. */
  readonly expr?: Expr;
  readonly problem?: SyntaxProblem;
}

/** Longer or deeper expressions are refused, so that none can exhaust the stack. */
const deepest = 200;

/** Reads an expression; never throws for what the text is. */
export function parseExpr(text: string): ParsedExpr {
  if (text.replaceAll(/#.*/g, "").trim() === "")
    return { problem: { kind: "empty", from: 0, to: text.length } };
  if (depthOf(text) > deepest) return { problem: { kind: "deep", from: 0, to: text.length } };
  const { top, error } = readTree(text);
  return error ? { problem: syntaxProblem(text, error) } : convert(text, top, deepest * 4);
}

/** How deep brackets nest at most; 0 for a text too short to nest too deep. */
function depthOf(text: string): number {
  if (text.length <= 2 * deepest) return 0;
  let depth = 0;
  let most = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 40) most = Math.max(most, ++depth);
    else if (code === 41) depth--;
  }
  return most;
}

function syntaxProblem(text: string, { from }: Span): SyntaxProblem {
  const rest = text.slice(from).trimStart();
  const before = /([a-zA-Z_:][a-zA-Z0-9_:]*)\s*$/.exec(text.slice(0, from));
  if (rest.startsWith("(") && before?.[1] && !keywords.has(before[1].toLowerCase())) {
    const start = before.index;
    return { kind: "function", name: before[1], from: start, to: start + before[1].length };
  }
  if (rest === "") return { kind: "end", from: text.trimEnd().length, to: text.length };
  const start = text.length - text.slice(from).trimStart().length;
  const found = /^(?:[\w:.]+|"[^"]*"?|'[^']*'?|[=!<>~]+|.)/su.exec(rest)?.[0] ?? rest;
  return { kind: "unexpected", found: found.slice(0, 40), from: start, to: start + found.length };
}

const keywords: ReadonlySet<string> = new Set(
  "by without on ignoring group_left group_right and or unless bool offset atan2 sum min max avg count".split(
    " ",
  ),
);
