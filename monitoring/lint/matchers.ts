import type { Matcher, Selector } from "../promql/ast.js";
import type { Subject } from "./subject.js";

/** A matcher with the selector that it belongs to. */
interface Placed {
  readonly matcher: Matcher;
  readonly selector: Selector;
}

/** Every selector of a rule's expression. */
export function* selectorsOf({ nodes }: Subject): Generator<Selector> {
  for (const [node] of nodes) if (node.kind === "selector") yield node;
}

/** Every matcher of a rule's expression. */
function* matchersOf(subject: Subject): Generator<Placed> {
  for (const selector of selectorsOf(subject)) {
    for (const matcher of selector.matchers) yield { matcher, selector };
  }
}

/** Every matcher with a pattern. */
export function* regexMatchers(subject: Subject): Generator<Placed> {
  for (const placed of matchersOf(subject)) {
    if (placed.matcher.operator === "=~" || placed.matcher.operator === "!~") yield placed;
  }
}
