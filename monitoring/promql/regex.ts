/** Why RE2 would refuse a pattern, and what in it. */
export type RegexProblem =
  | { readonly kind: "lookaround"; readonly found: string }
  | { readonly kind: "backreference"; readonly found: string }
  | { readonly kind: "escape"; readonly found: string }
  | { readonly kind: "repeat"; readonly found: string }
  | { readonly kind: "malformed"; readonly found: string };

const escapesKnown = /[aftnrvxpPdsDSwWbBAzCQE0-7]|[^A-Za-z0-9]/;

/** What RE2 would not take in a pattern; undefined where it is sound. */
export function regexProblem(pattern: string): RegexProblem | undefined {
  return isSimple(pattern) ? undefined : problemIn(pattern);
}

/** Words, choices and `.*`: most patterns are no more than that. */
function isSimple(pattern: string): boolean {
  return /^(?:[\w\-/:|]|\.[*+]?)*$/.test(pattern);
}

function problemIn(pattern: string): RegexProblem | undefined {
  const plain = pattern.replaceAll(/\\Q.*?(?:\\E|$)/gs, "q");
  const look = /(?<!\\)\(\?(?:[=!]|<[=!]|>)/.exec(plain);
  if (look) return { kind: "lookaround", found: look[0] };
  for (const [found] of plain.matchAll(/\\./gsu)) {
    const next = found.slice(1);
    if (/[1-9]/.test(next)) return { kind: "backreference", found };
    if (!escapesKnown.test(next)) return { kind: "escape", found };
  }
  for (const [found, least = "", most = ""] of plain.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) {
    if (Number(least) > 1000 || Number(most) > 1000) return { kind: "repeat", found };
  }
  try {
    new RegExp(asJavaScript(plain));
    return undefined;
  } catch {
    return { kind: "malformed", found: pattern };
  }
}

/** RE2's notation in JavaScript's. */
function asJavaScript(pattern: string): string {
  return pattern
    .replaceAll(/\(\?P?<([A-Za-z_]\w*)>/g, "(?<$1>")
    .replaceAll(/\(\?[imsU-]+:/g, "(?:")
    .replaceAll(/\(\?[imsU-]+\)/g, "")
    .replaceAll(/\[\[:\^?\w+:\]/g, "[\\w")
    .replaceAll(/\[:\^?\w+:\]/g, "\\w")
    .replaceAll(/\\[pP](?:\{[^}]*\}|\w)/g, "\\w")
    .replaceAll(/\\[AzCaQE]/g, "");
}

/** Whether a pattern that is anchored at both ends matches a text; undefined where that cannot be tried. */
export function matches(pattern: string, text: string): boolean | undefined {
  if (regexProblem(pattern)) return undefined;
  try {
    const flags = pattern.startsWith("(?i)") ? "is" : "s";
    const plain = isSimple(pattern) ? pattern : asJavaScript(pattern);
    return new RegExp(`^(?:${plain})$`, flags).test(text);
  } catch {
    return undefined;
  }
}

/** Whether a pattern is a text that stands for itself. */
export function isLiteral(pattern: string): boolean {
  return !/[\\^$.|?*+()[\]{}]/.test(pattern);
}
