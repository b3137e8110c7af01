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

interface Form {
  readonly kind: Token["kind"];
  readonly pattern: RegExp;
}

const quoted = /"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)'/y;
const number = /[+-]?(?:0[xX][0-9a-fA-F]+|\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?)/y;

/** How tokens go on, by what they begin with. */
const forms = new Map<string, Form>(
  (
    [
      ["\"`'", "string", quoted],
      ["$", "variable", /\$\w*(?:\.\w+)*/y],
      [".", "field", /\.(?:\w+(?:\.\w+)*)?/y],
      ["+-0123456789", "number", number],
      ["_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "word", /\w+/y],
      [":=", "declare", /:?=/y],
      ["|", "pipe", /\|/y],
      [",", "comma", /,/y],
      ["()", "bracket", /[()]/y],
    ] as const
  ).flatMap(([starts, kind, pattern]) => [...starts].map((start) => [start, { kind, pattern }] as const)),
);

/** Reads the action `{{ … }}` that begins at an offset. */
export function lexAction(text: string, from: number): Lexed {
  const tokens: Token[] = [];
  let at = from + (text.startsWith("{{- ", from) ? 4 : 2);
  while (at < text.length) {
    const start = pastBlanks(text, at);
    const to = closeAt(text, start, start > at);
    if (to > 0) {
      const odd = unbalanced(tokens);
      return odd ? { kind: "syntax", found: odd.text, at: odd.from } : { kind: "tokens", tokens, to };
    }
    if (start === text.length) break;
    const token = tokenAt(text, start);
    if (!token) return { kind: "syntax", found: text[start] ?? "", at: start };
    at = token.to;
    tokens.push(token);
  }
  return { kind: "unclosed" };
}

/** Where the action ends, if it does here; else 0. `-}}` closes it after a blank only. */
function closeAt(text: string, at: number, isAfterBlank: boolean): number {
  if (text.startsWith("}}", at)) return at + 2;
  return isAfterBlank && text.startsWith("-}}", at) ? at + 3 : 0;
}

const blanks = /\s*/y;

function pastBlanks(text: string, at: number): number {
  blanks.lastIndex = at;
  blanks.exec(text);
  return blanks.lastIndex;
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

function tokenAt(text: string, from: number): Token | undefined {
  const form = forms.get(text[from] ?? "");
  if (!form) return undefined;
  const { kind, pattern } = form;
  pattern.lastIndex = from;
  const found = pattern.exec(text)?.[0];
  if (found === undefined) return undefined;
  const shown = kind === "string" ? found.slice(1, -1).replaceAll(/\\(.)/g, "$1") : found;
  return { kind, text: shown, from, to: from + found.length };
}
