/** What CDKTF's tokens look like in text: their marker, and the doubles that number tokens hide in. */
export const tokenMark = /TfToken\[|-\d(?:\.\d+)?e\+(?:28|29)\d/;

/** What happens to a literal piece of text. */
export type Leaf = (text: string) => string;

const TOKEN = "${TfToken[";
const stringToken = /(\$\{TfToken\[[a-zA-Z0-9:._-]+\]\})/;
/** `%{` that Terraform would read as a directive: CDKTF escapes `${` in the arguments of functions, not this. */
const directive = /(?<!%)%(?:%%)*\{/;

/**
 * Resolves the tokens in a string, each on its own, and escapes the text around them.
 *
 * @param leaf escapes a literal piece
 * @param resolve what a token stands for
 * @returns text, or any value when the string is one token and nothing else
 */
export function splitTokens(text: string, leaf: Leaf, resolve: (token: string) => unknown): unknown {
  if (text.startsWith(TOKEN) && text.indexOf("]}") === text.length - 2) return resolvedToken(text, resolve);
  const parts = text.split(stringToken).filter((part) => part !== "");
  if (parts.length === 1) return resolvedLiteral(leaf(text), resolve);
  let joined = "";
  for (const part of parts) {
    const value = resolvedPart(part, leaf, resolve);
    if (value !== undefined) joined = glue(joined, `${value}`);
  }
  return joined;
}

const resolvedPart = (part: string, leaf: Leaf, resolve: (token: string) => unknown): unknown =>
  stringToken.test(part) ? resolvedToken(part, resolve) : resolvedLiteral(leaf(part), resolve);

function resolvedToken(token: string, resolve: (token: string) => unknown): unknown {
  const value = resolve(token);
  if (typeof value === "string" && value.includes("%{") && directive.test(value)) {
    throw new Error(
      `The expression ${value} holds the text "%{", which Terraform would evaluate. ` +
        'Keep such text out of Fn calls, or write it there as "%%{".',
    );
  }
  return value;
}

/** A literal part may hold number tokens, which CDKTF overlooks behind a "-" or a ".". */
function resolvedLiteral(text: string, resolve: (text: string) => unknown): unknown {
  const value = resolve(text);
  if (typeof value !== "string" || !tokenMark.test(value)) return value;
  throw new Error(`CDKTF does not find the number in "${text}"; make text of it with Token.asString first.`);
}

/** `$` in front of an expression would escape it, so it is written as an expression of its own. */
function glue(left: string, right: string): string {
  if (!left.endsWith("$") || !right.startsWith("${")) return left + right;
  const text = left.replace(/\$+$/, "");
  return `${text}\${"${left.slice(text.length)}"}${right}`;
}
