import type { Path } from "../entity.js";
import type { Finding } from "../findings/finding.js";
import { makeFinding } from "../findings/make.js";
import type { Rule } from "../findings/rule.js";
import { lineColumn, placeOf, type Side } from "./place.js";

/** Something wrong within one file, before its place is known as line and column. */
export type Fault = (text: string, file: string) => Finding;

/** A fault at an offset of the text. */
export function faultAt<P>(rule: Rule<P>, params: P, offset: number): Fault {
  return (text, file) => makeFinding(rule, params, file, { file, ...lineColumn(text, offset) });
}

/** A fault at the value (or key) that a path leads to. */
export function faultOn<P>(rule: Rule<P>, params: P, path: Path, side: Side = "value"): Fault {
  return (text, file) => makeFinding(rule, params, file, { file, ...placeOf(text, path, side) });
}

/** A fault of a file as a whole. */
export function faultOf<P>(rule: Rule<P>, params: P): Fault {
  return (_text, file) => makeFinding(rule, params, file, { file, line: 1, column: 1 });
}
