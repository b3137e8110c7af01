const integer = /^[-+]?[0-9]+$/;
const octal = /^0o[0-7]+$/;
const hexadecimal = /^0x[0-9a-fA-F]+$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const infinity = /^([-+]?)\.(?:inf|Inf|INF)$/;

const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["", null],
  ["~", null],
  ["null", null],
  ["Null", null],
  ["NULL", null],
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
  [".nan", Number.NaN],
  [".NaN", Number.NaN],
  [".NAN", Number.NaN],
]);

/** What a scalar without quotes stands for in YAML 1.2's core schema: null, a boolean, a number, or its text. */
export function plainValue(text: string): unknown {
  const first = text.charCodeAt(0);
  if (isNumberStart(first)) {
    const number = numberOf(text);
    if (number !== undefined) return number;
  }
  const word = text.length <= 5 ? words.get(text) : undefined;
  return word === undefined ? text : word;
}

/** A digit, a sign or a dot. */
function isNumberStart(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 43 || code === 45 || code === 46;
}

/** As js-yaml reads them too, digits too many for a double stay text. */
function numberOf(text: string): number | undefined {
  if (integer.test(text) || float.test(text)) return finite(Number(text));
  if (octal.test(text) || hexadecimal.test(text)) return finite(Number(text));
  const sign = infinity.exec(text)?.[1];
  if (sign === undefined) return undefined;
  return sign === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function finite(number: number): number | undefined {
  return Number.isFinite(number) ? number : undefined;
}
