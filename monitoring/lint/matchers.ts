import type { Matcher, Selector } from "../promql/ast.js";
import { perSubject } from "./subject.js";

/** A matcher with the selector that it belongs to. */
interface Placed {
  readonly matcher: Matcher;
  readonly selector: Selector;
}

/** Every selector of a rule's expression. */
export const selectorsOf = perSubject(({ nodes }): readonly Selector[] =>
  nodes.flatMap(([node]) => (node.kind === "selector" ? [node] : [])),
);

/** Every matcher with a pattern. */
export const regexMatchers = perSubject((subject): readonly Placed[] =>
  selectorsOf(subject).flatMap((selector) =>
    selector.matchers.filter(isPattern).map((matcher) => ({ matcher, selector })),
  ),
);

function isPattern({ operator }: Matcher): boolean {
  return operator === "=~" || operator === "!~";
}
