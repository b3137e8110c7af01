/** Characters that take two columns of a terminal: 汉字, full-width punctuation, kana, hangul. */
const wide =
  "\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\u33ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua000-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uff60\\uffe0-\\uffe6\\u{20000}-\\u{3fffd}";
const wideCharacter = new RegExp(`[${wide}]`, "gu");
const escapeSequence = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

/** What may be moved to the next line as one: a word, or one wide character, with the punctuation that closes it. */
const unit = new RegExp(`\\s+|(?:[${wide}]|[^\\s${wide}]+)[、，。；：？！）》”]*`, "gu");

/** Columns that a text takes in a terminal; colours take none. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  const plain = text.replace(escapeSequence, "");
  return [...plain].length + (plain.match(wideCharacter)?.length ?? 0);
}

/** Fills a text with spaces to a width in columns; a longer text stays as it is. */
export function padEnd(text: string, columns: number): string {
  return text + " ".repeat(Math.max(0, columns - widthOf(text)));
}

/** The same with the spaces before it, for numbers. */
export function padStart(text: string, columns: number): string {
  return " ".repeat(Math.max(0, columns - widthOf(text))) + text;
}

/** Cuts a text that is wider than some columns, and shows that it was cut. */
export function truncate(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let kept = "";
  for (const character of text) {
    if (widthOf(kept + character) > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/**
 * Breaks a text into lines of at most so many columns. Newlines in the text are kept; a word that is wider than a
 * line stands alone on one.
 */
export function wrap(text: string, columns: number): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    let width = 0;
    for (const [piece] of paragraph.matchAll(unit)) {
      const isFull = line !== "" && width + widthOf(piece.trimEnd()) > columns;
      if (isFull) lines.push(line.trimEnd());
      line = isFull ? piece.trimStart() : line + piece;
      width = isFull ? widthOf(line) : width + widthOf(piece);
    }
    return [...lines, line.trimEnd()];
  });
}

/** Two columns: terms on the left, their explanations wrapped on the right. */
export function definitions(rows: readonly (readonly [string, string])[], columns: number): string[] {
  const left = Math.max(...rows.map(([term]) => widthOf(term)));
  return rows.flatMap(([term, text]) =>
    wrap(text, Math.max(20, columns - left - 4)).map((line, index) =>
      `  ${padEnd(index === 0 ? term : "", left)}  ${line}`.trimEnd(),
    ),
  );
}

/** Rows of cells as lines with aligned columns: the first ones to the left, the others, of numbers, to the right. */
export function aligned(rows: readonly (readonly string[])[], leftColumns = 1): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => (column < leftColumns ? padEnd : padStart)(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
