import type { Span } from "../../promql/ast.js";

/** A token of an action. A string's text is what it stands for. */
export interface Token extends Span {
  readonly kind:
    | "word"
    | "variable"
    | "field"
    | "string"
    | "number"
    | "pipe"
    | "declare"
    | "comma"
    | "bracket";
  readonly text: string;
}

type Lexed =
  | { readonly kind: "tokens"; readonly tokens: readonly Token[]; readonly to: number }
  | { readonly kind: "unclosed" }
  | { readonly kind: "syntax"; readonly found: string; readonly at: number };

type Kind = Token["kind"] | "blank";

const kinds: readonly Kind[] = [
  "blank",
  "string",
  "variable",
  "field",
  "number",
  "word",
  "declare",
  "pipe",
  "comma",
  "bracket",
];

/** One group for each kind, in their order. */
const anyToken = new RegExp(
  [
    /(\s+)/,
    /("(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)')/,
    /(\$\w*(?:\.\w+)*)/,
    /(\.(?:\w+(?:\.\w+)*)?)/,
    /([+-]?(?:0[xX][0-9a-fA-F]+|\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?))/,
    /([A-Za-z_]\w*)/,
    /(:?=)/,
    /(\|)/,
    /(,)/,
    /([()])/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "y",
);

/** Reads the action `{{ … }}` that begins at an offset. */
export function lexAction(text: string, from: number): Lexed {
  const tokens: Token[] = [];
  let at = from + (text.startsWith("{{- ", from) ? 4 : 2);
  while (at < text.length) {
    const to = closeAt(text, at);
    if (to > 0) {
      const odd = unbalanced(tokens);
      return odd ? { kind: "syntax", found: odd.text, at: odd.from } : { kind: "tokens", tokens, to };
    }
    const token = tokenAt(text, at);
    if (!token) return { kind: "syntax", found: text[at] ?? "", at };
    at = token.to;
    if (token.kind !== "blank") tokens.push(token as Token);
  }
  return { kind: "unclosed" };
}

/** A bracket without its partner. */
function unbalanced(tokens: readonly Token[]): Token | undefined {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.kind !== "bracket") continue;
    if (token.text === "(") open.push(token);
    else if (!open.pop()) return token;
  }
  return open.at(-1);
}

/** Where the action ends, if it does here; else 0. */
function closeAt(text: string, at: number): number {
  if (text.startsWith("}}", at)) return at + 2;
  return text.startsWith("-}}", at + 1) && /\s/.test(text[at] ?? "") ? at + 4 : 0;
}

function tokenAt(text: string, at: number): (Span & { kind: Kind; text: string }) | undefined {
  anyToken.lastIndex = at;
  const match = anyToken.exec(text);
  if (!match) return undefined;
  const found = match[0];
  const kind = kinds[match.indexOf(found, 1) - 1] as Kind;
  const shown = kind === "string" ? found.slice(1, -1).replaceAll(/\\(.)/g, "$1") : found;
  return { kind, text: shown, from: at, to: at + found.length };
}
