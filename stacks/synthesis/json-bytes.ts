const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BRACE = 0x7b;
const PLUS = 0x2b;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const SPACE = 0x20;

/** JSON as UTF-8 bytes in one growing buffer, kept and written over from stack to stack. */
export class JsonBytes {
  private bytes = Buffer.allocUnsafe(1 << 20);
  private end = 0;
  private readonly keys = new Map<string, Uint8Array>();

  /** How much was written; a mark for `truncate`. */
  get length(): number {
    return this.end;
  }

  /** Takes back everything after a mark. */
  truncate(length: number) {
    this.end = length;
  }

  /** What was written; valid until the next write. */
  view(): Uint8Array {
    return this.bytes.subarray(0, this.end);
  }

  /** Any text, as it is. */
  add(text: string) {
    this.reserve(text.length * 3);
    this.end += this.bytes.write(text, this.end);
  }

  /** Short ASCII text, as it is. */
  ascii(text: string) {
    this.reserve(text.length);
    const { bytes } = this;
    let { end } = this;
    for (let i = 0; i < text.length; i++) bytes[end++] = text.charCodeAt(i);
    this.end = end;
  }

  /** A line break and the indentation of a level. */
  line(level: number) {
    const spaces = level * 2;
    this.reserve(spaces + 1);
    const { bytes } = this;
    let { end } = this;
    bytes[end++] = NEWLINE;
    for (let i = 0; i < spaces; i++) bytes[end++] = SPACE;
    this.end = end;
  }

  /** What comes before an item of a list or a property: a comma unless it is the first, and a line. */
  item(first: boolean, level: number) {
    const spaces = level * 2;
    this.reserve(spaces + 2);
    const { bytes } = this;
    let { end } = this;
    if (!first) bytes[end++] = COMMA;
    bytes[end++] = NEWLINE;
    for (let i = 0; i < spaces; i++) bytes[end++] = SPACE;
    this.end = end;
  }

  /** `"key": ` */
  key(key: string) {
    let quoted = this.keys.get(key);
    if (quoted === undefined) {
      quoted = Buffer.from(`${JSON.stringify(key)}: `);
      if (this.keys.size < 10_000) this.keys.set(key, quoted);
    }
    this.reserve(quoted.length);
    const { bytes } = this;
    let { end } = this;
    for (let i = 0; i < quoted.length; i++) bytes[end++] = quoted[i] as number;
    this.end = end;
  }

  /**
   * A string between quotes, unless it holds something that needs care: what JSON escapes, `{` (templates and
   * CDKTF's tokens), `+` (its number tokens) or half a surrogate pair.
   *
   * @returns false when it needs care, and nothing was written
   */
  plain(text: string): boolean {
    this.reserve(text.length * 3 + 2);
    const { bytes } = this;
    let { end } = this;
    bytes[end++] = QUOTE;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code < 0x80) {
        if (code < SPACE || code === QUOTE || code === BACKSLASH || code === BRACE || code === PLUS)
          return false;
        bytes[end++] = code;
      } else if (code < 0x800) {
        bytes[end++] = 0xc0 | (code >> 6);
        bytes[end++] = 0x80 | (code & 0x3f);
      } else {
        if (code >= 0xd800 && code < 0xe000) return false;
        bytes[end++] = 0xe0 | (code >> 12);
        bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[end++] = 0x80 | (code & 0x3f);
      }
    }
    bytes[end++] = QUOTE;
    this.end = end;
    return true;
  }

  private reserve(more: number) {
    if (this.end + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.end + more, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
  }
}
