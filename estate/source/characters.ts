/**
 * Characters that a reviewer cannot see and that make text look like something else: control characters, marks
 * that turn the direction of writing, zero-width spaces, halves of surrogate pairs. Joiners and variation
 * selectors, which scripts need, are not among them. Tabs and line feeds are not either.
 */
const invisible =
  /(?![\t\n\u200c\u200d])[\p{Control}\p{Format}\p{Surrogate}\p{Line_Separator}\p{Paragraph_Separator}\p{Noncharacter_Code_Point}]/u;

/** Anything beside ASCII, Chinese characters and their punctuation: ten times as quick to look for. */
const unusual = /[^\n -~\u3000-\u9fff\uff01-\uffe6]/;

/** Where the first invisible character stands, and its name, or undefined. */
export function invisibleIn(text: string): { readonly index: number; readonly name: string } | undefined {
  const found = unusual.test(text) ? invisible.exec(text) : null;
  return found ? { index: found.index, name: nameOf(found[0]) } : undefined;
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A text as it may be shown: on one line, invisible characters by name, cut where it gets long. */
export function shownText(text: string, longest = 60): string {
  const cut = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  const lined = cut.replaceAll("\n", "⏎").replaceAll("\t", " ");
  return lined.replaceAll(new RegExp(invisible, "gu"), (character) => `<${nameOf(character)}>`);
}
