import type { Rule, Template, Text } from "./rule.js";

/** How a rule's findings read, with `‹name›` in place of each particular. */
export interface Pattern {
  /** More than one where the rule can be broken in several ways; none where only a real finding can tell. */
  readonly messages: readonly Text[];
  readonly hints: readonly Text[];
}

/** How the findings of a rule read, whatever they are about. */
export function patternOf(rule: Rule<never>): Pattern {
  return { messages: texts(rule.message), hints: texts(rule.hint) };
}

function texts(template: Template<never>): Text[] {
  const all = (template.variants ?? [template]).flatMap(filled);
  return all.filter(({ en }, index) => all.findIndex((other) => other.en === en) === index);
}

/** A template that looks its words up by a particular's value has no pattern. */
function filled({ zh, en }: Template<never>): Text[] {
  try {
    // A template may hand a particular on as it is.
    const text = { zh: String(zh(particulars)), en: String(en(particulars)) };
    return /undefined|NaN/.test(text.zh + text.en) ? [] : [text];
  } catch {
    return [];
  }
}

/** Stands for any parameters: every property of it shows its own name. */
const particulars = new Proxy({}, { get: (_, name) => placeholder(String(name)) }) as never;

/** Stands for one parameter of whatever type: what is read from it or called on it is again itself. */
function placeholder(name: string): unknown {
  const isSentence = /^(about)?(zh|en)$/i.test(name);
  const text = isSentence ? "…" : `‹${name}›`;
  const itself: unknown = new Proxy(() => itself, {
    get: (_, key) => (key === Symbol.toPrimitive || key === "toString" ? () => text : itself),
  });
  return itself;
}
