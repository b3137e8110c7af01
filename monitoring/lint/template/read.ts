import type { Span } from "../../promql/ast.js";
import { lexAction, type Token } from "./lex.js";

/** What is wrong with a template. */
export type TemplateProblem = Span &
  (
    | { readonly kind: "unclosed" }
    | { readonly kind: "function"; readonly name: string }
    | { readonly kind: "variable"; readonly name: string }
    | { readonly kind: "end"; readonly word: string }
    | { readonly kind: "open"; readonly word: string }
    | { readonly kind: "syntax"; readonly found: string }
    | { readonly kind: "empty" }
  );

/** A name used in a template where it stands. */
interface Use extends Span {
  readonly name: string;
}

/** What a template reads and what is wrong with it. */
export interface Template {
  readonly problems: readonly TemplateProblem[];
  /** `$labels.x`. */
  readonly labels: readonly Use[];
  /** `$value` and `.Value`. */
  readonly values: readonly Span[];
  /** First arguments of `query`, where they are plain texts. */
  readonly queries: readonly Use[];
}

const functions: ReadonlySet<string> = new Set(
  "query first label value strvalue args safeHtml match title toUpper toLower graphLink tableLink sortByLabel stripPort stripDomain humanize humanize1024 humanizeDuration humanizePercentage humanizeTimestamp pathPrefix externalURL parseDuration parseDurationTime toTime toDuration toJson reReplaceAll tmpl now urlQueryEscape and call html index slice js len not or print printf println urlquery eq ge gt le lt ne crlfEscape htmlEscape jsonEscape quotesEscape pathEscape queryEscape stripPort formatTime".split(
    " ",
  ),
);

const opening: ReadonlySet<string> = new Set(["if", "range", "with", "define", "block"]);
const keywords: ReadonlySet<string> = new Set([
  ...opening,
  "else",
  "end",
  "template",
  "break",
  "continue",
  "nil",
  "true",
  "false",
]);

/** Variables that every template has. */
const given: ReadonlySet<string> = new Set(["$", "$labels", "$value", "$externalLabels", "$externalURL"]);

const comments = /\{\{(?:- )?\/\*[\s\S]*?\*\/(?: -)?\}\}/y;

/** Reads a template of an alert's label or annotation as Go's text/template does. */
export function readTemplate(text: string): Template {
  const reader = new Reader(text);
  reader.read();
  return reader;
}

class Reader implements Template {
  readonly problems: TemplateProblem[] = [];
  readonly labels: Use[] = [];
  readonly values: Span[] = [];
  readonly queries: Use[] = [];
  readonly #blocks: Use[] = [];
  readonly #declared = new Set<string>();

  constructor(private readonly text: string) {}

  read(): void {
    for (let at = this.text.indexOf("{{"); at >= 0; ) {
      const end = this.#action(at);
      if (end === undefined) return;
      at = this.text.indexOf("{{", end);
    }
    const open = this.#blocks.at(-1);
    if (open) this.problems.push({ kind: "open", word: open.name, from: open.from, to: open.to });
  }

  /** Reads the action that begins at an offset, and gives its end. */
  #action(from: number): number | undefined {
    comments.lastIndex = from;
    const comment = comments.exec(this.text);
    if (comment) return from + comment[0].length;
    const lexed = lexAction(this.text, from);
    if (lexed.kind === "unclosed") {
      this.problems.push({ kind: "unclosed", from, to: Math.min(this.text.length, from + 2) });
      return undefined;
    }
    if (lexed.kind === "syntax") {
      const { found, at } = lexed;
      this.problems.push({ kind: "syntax", found, from: at, to: at + found.length });
      return undefined;
    }
    const { tokens, to } = lexed;
    if (tokens.length === 0) this.problems.push({ kind: "empty", from, to });
    this.#block(tokens);
    for (let index = 0; index < tokens.length; index++) this.#token(tokens, index);
    return to;
  }

  #block(tokens: readonly Token[]): void {
    const [first] = tokens;
    if (first?.kind !== "word") return;
    const { text: name, from, to } = first;
    if (opening.has(name)) this.#blocks.push({ name, from, to });
    else if (name === "else" && this.#blocks.length === 0)
      this.problems.push({ kind: "end", word: name, from, to });
    else if (name === "end" && !this.#blocks.pop()) this.problems.push({ kind: "end", word: name, from, to });
  }

  #token(tokens: readonly Token[], index: number): void {
    const token = tokens[index] as Token;
    if (token.kind === "word") this.#word(token, tokens[index + 1]);
    else if (token.kind === "variable") this.#variable(token, tokens, index);
    else if (token.kind === "field") this.#field(token.text, token);
  }

  #word({ text: name, from, to }: Token, next: Token | undefined): void {
    const isKnown = functions.has(name) || keywords.has(name);
    if (!isKnown) this.problems.push({ kind: "function", name, from, to });
    if (name === "query" && next?.kind === "string")
      this.queries.push({ name: next.text, from: next.from, to: next.to });
  }

  #variable({ text, from, to }: Token, tokens: readonly Token[], index: number): void {
    const [name = "", field] = text.split(".", 2);
    if (!given.has(name)) {
      if (field === undefined && isDeclared(tokens, index)) this.#declared.add(name);
      if (!this.#declared.has(name)) this.problems.push({ kind: "variable", name, from, to });
    }
    if (name === "$labels" && field) this.labels.push({ name: field, from, to });
    if (name === "$value") this.values.push({ from, to });
    if (name === "$") this.#field(text.slice(1), { from, to });
  }

  /** Fields of the root; inside `range` and `with` the dot is something else. */
  #field(text: string, { from, to }: Span): void {
    if (this.#blocks.some(({ name }) => name === "range" || name === "with" || name === "define")) return;
    const [, first, second] = text.split(".");
    if (first === "Labels" && second) this.labels.push({ name: second, from, to });
    if (first === "Value") this.values.push({ from, to });
  }
}

/** Whether `:=` or `=` follows a variable, perhaps after another. */
function isDeclared(tokens: readonly Token[], index: number): boolean {
  const following = tokens.slice(index + 1).find(({ kind }) => kind !== "variable" && kind !== "comma");
  return following?.kind === "declare";
}
