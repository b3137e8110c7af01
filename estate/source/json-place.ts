import type { Path } from "../entity.js";
import type { Side } from "./outline.js";

/**
 * Offset of the value (or key) that a path leads to in a JSON text, or of the deepest place on the way there is. Only
 * the text before that place is looked at, and passed over without being taken apart, which is many times faster
 * than an outline of it all.
 *
 * @returns undefined for a text that turns out to be no JSON on the way
 */
export function jsonOffsetOf(text: string, path: Path, side: Side): number | undefined {
  const cursor = new Cursor(text);
  cursor.blank();
  let at = cursor.at;
  for (const [depth, step] of path.entries()) {
    const found = cursor.enter(step);
    if (found === "nowhere") return at;
    if (found === undefined) return undefined;
    at = side === "key" && depth === path.length - 1 ? found : cursor.at;
  }
  return at;
}

const scalar = /(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?=[\s,}\]]|$)/y;

/**
 * What a collection holds up to the next bracket. An expression passes over it many times faster than a loop does;
 * the number keeps its memory of the way small.
 */
const flat = /(?:[\s,:]+|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null){0,1000}/y;

/** The characters that JSON is made of, as codes: comparing those is what passing over a megabyte consists of. */
const [quote, backslash, comma, colon] = [34, 92, 44, 58];
const [brace, closingBrace, bracket, closingBracket] = [123, 125, 91, 93];

/** What ends the collection that a character begins. */
function closerOf(code: number): number | undefined {
  if (code === brace) return closingBrace;
  return code === bracket ? closingBracket : undefined;
}

/** How much deeper a character leads. */
function stepOf(code: number): 1 | 0 | -1 {
  if (code === brace || code === bracket) return 1;
  return code === closingBrace || code === closingBracket ? -1 : 0;
}

class Cursor {
  at = 0;

  constructor(private readonly text: string) {}

  blank(): void {
    for (let code = this.text.charCodeAt(this.at); code === 32 || (code >= 9 && code <= 13); ) {
      code = this.text.charCodeAt(++this.at);
    }
  }

  /**
   * Goes on to a value in the collection that begins here.
   *
   * @returns the offset of its key or, in a list, its own; "nowhere" when it is not there; undefined for no JSON
   */
  enter(step: string | number): number | "nowhere" | undefined {
    const close = closerOf(this.#code());
    if (close === undefined) return this.#value() ? "nowhere" : undefined;
    this.at++;
    for (let index = 0; !this.#isAt(close); index++) {
      const keyAt = this.at;
      const name = close === closingBrace ? this.#key() : String(index);
      if (name === String(step)) return keyAt;
      if (name === undefined || !this.#value() || !this.#separator(close)) return undefined;
    }
    return "nowhere";
  }

  #code(): number {
    return this.text.charCodeAt(this.at);
  }

  #isAt(close: number): boolean {
    this.blank();
    return this.#code() === close;
  }

  #separator(close: number): boolean {
    if (this.#isAt(close)) return true;
    return this.text.charCodeAt(this.at++) === comma;
  }

  /** Passes a key and its colon, up to the value. */
  #key(): string | undefined {
    const start = this.at;
    if (!this.#string()) return undefined;
    const end = this.at;
    if (!this.#colon()) return undefined;
    const quoted = this.text.slice(start, end);
    return quoted.includes("\\") ? parsed(quoted) : quoted.slice(1, -1);
  }

  #colon(): boolean {
    this.blank();
    if (this.text.charCodeAt(this.at++) !== colon) return false;
    this.blank();
    return true;
  }

  /** Passes a value whole. */
  #value(): boolean {
    const first = this.#code();
    if (first === quote) return this.#string();
    if (closerOf(first) !== undefined) return this.#collection();
    scalar.lastIndex = this.at;
    const isScalar = scalar.test(this.text);
    if (isScalar) this.at = scalar.lastIndex;
    return isScalar;
  }

  /** Passes a collection whole, and those in it. */
  #collection(): boolean {
    for (let depth = 0; ; ) {
      const step = stepOf(this.#code());
      depth += step;
      if (step !== 0) this.at++;
      if (depth === 0) return true;
      flat.lastIndex = this.at;
      flat.test(this.text);
      if (step === 0 && flat.lastIndex === this.at) return false;
      this.at = flat.lastIndex;
    }
  }

  #string(): boolean {
    if (this.#code() !== quote) return false;
    for (let end = this.text.indexOf('"', this.at + 1); end > 0; end = this.text.indexOf('"', end + 1)) {
      let slashes = 0;
      while (this.text.charCodeAt(end - 1 - slashes) === backslash) slashes++;
      if (slashes % 2 === 1) continue;
      this.at = end + 1;
      return true;
    }
    return false;
  }
}

function parsed(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}
