import { SCALAR_STYLE } from "js-yaml";
import type { Scalar } from "./compose.js";

/**
 * Where a character of a scalar's value stands in the file. YAML folds lines, strips indentation and undoes escapes;
 * value and source are walked side by side until the character is met. Done only when something is to be told.
 */
export function sourceOffset(source: string, { text, event, at }: Scalar, offset: number): number {
  if (event.valueStart < 0) return at;
  if (event.fast) return event.valueStart + Math.min(offset, event.valueEnd - event.valueStart);
  const read = readers[event.style] ?? oneUnit;
  let there = event.valueStart;
  // Blanks of the value and of the source need not be as many: both are passed, up to the next that is seen.
  for (let here = 0; here < Math.min(offset, text.length); here++) {
    if (isBlank(text[here])) continue;
    const seen = nextSeen(source, there, event.valueEnd, read);
    there = seen.end;
    here += seen.text.length - 1;
  }
  const isSeen = offset < text.length && !isBlank(text[offset]);
  return isSeen ? nextSeen(source, there, event.valueEnd, read).start : Math.min(there, event.valueEnd);
}

/** A piece of the source, and what it stands for in the value. */
interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Read = (source: string, start: number) => Piece;

const oneUnit: Read = (source, start) => ({ start, end: start + 1, text: source[start] ?? "" });

/** Styles of which not every character stands for itself. */
const readers: Readonly<Record<number, Read>> = {
  [SCALAR_STYLE.SINGLE_QUOTED]: (source, start) =>
    source.startsWith("''", start) ? { start, end: start + 2, text: "'" } : oneUnit(source, start),
  [SCALAR_STYLE.DOUBLE_QUOTED]: (source, start) =>
    source[start] === "\\" ? escaped(source, start) : oneUnit(source, start),
};

/** Lengths of escapes by number, after the letter. */
const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Escapes that stand for blanks, and the line that is continued. */
const blankEscapes = "ntr \t\r\n";

function escaped(source: string, start: number): Piece {
  const letter = source[start + 1] ?? "";
  const end = start + 2 + (digits[letter] ?? 0);
  if (end > start + 2) {
    const code = Number.parseInt(source.slice(start + 2, end), 16);
    return { start, end, text: String.fromCodePoint(Math.min(code, 0x10ffff)) };
  }
  return { start, end, text: blankEscapes.includes(letter) ? " " : letter };
}

function nextSeen(source: string, from: number, last: number, read: Read): Piece {
  let piece = read(source, from);
  while (piece.end <= last && isBlank(piece.text)) piece = read(source, piece.end);
  return piece;
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\n" || character === "\t" || character === "\r";
}
