import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from "js-yaml";
import type { Path } from "../entity.js";

/** Whether a place means the key of a pair or its value. */
export type Side = "key" | "value";

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** A node of a document: where it begins, and what is in it. */
interface Node {
  readonly at: number;
  readonly pairs?: ReadonlyMap<string, { readonly keyAt: number; readonly value: Node }>;
  readonly items?: readonly Node[];
}

const nothing: Node = { at: 0 };

/**
 * Where everything in a YAML text begins: scalars at their first character, quote or block indicator; an empty
 * value at its key, an empty item at its dash. A text that cannot be parsed has only a beginning.
 */
export class Outline {
  readonly #events: readonly Event[];
  readonly #root: Node;
  #next = 0;
  /** Where the node before the cursor ended. */
  #behind = 0;

  constructor(private readonly text: string) {
    this.#events = eventsOf(text);
    if (this.#events[0]?.type === EVENT_ID.DOCUMENT) this.#next = 1;
    this.#root = this.#events.length > this.#next ? this.#node() : nothing;
  }

  /** The offset of the value (or key) a path leads to, or of the deepest place on the way there is. */
  find(path: Path, side: Side): number {
    let node = this.#root;
    for (const [depth, step] of path.entries()) {
      const pair = node.pairs?.get(String(step));
      if (pair && side === "key" && depth === path.length - 1) return pair.keyAt;
      const inner = pair?.value ?? node.items?.[Number(step)];
      if (!inner) return node.at;
      node = inner;
    }
    return node.at;
  }

  #node(): Node {
    const event = this.#events[this.#next++];
    switch (event?.type) {
      case EVENT_ID.MAPPING:
        return this.#mapping(event.start);
      case EVENT_ID.SEQUENCE:
        return this.#sequence(event.start);
      case EVENT_ID.SCALAR:
        return { at: this.#scalar(event) };
      case EVENT_ID.ALIAS:
        this.#behind = event.anchorEnd;
        return { at: event.anchorStart - 1 };
      default:
        return nothing;
    }
  }

  #mapping(start: number): Node {
    const pairs = new Map<string, { keyAt: number; value: Node }>();
    this.#behind = start;
    while (!this.#isEnd()) {
      const key = this.#events[this.#next];
      const keyAt = this.#node().at;
      const value = this.#isEmpty() ? { ...this.#node(), at: keyAt } : this.#node();
      const name = key?.type === EVENT_ID.SCALAR ? getScalarValue(this.text, key) : "";
      if (!pairs.has(name)) pairs.set(name, { keyAt, value });
    }
    this.#next++;
    return { at: start, pairs };
  }

  #sequence(start: number): Node {
    const items: Node[] = [];
    this.#behind = start;
    while (!this.#isEnd()) {
      const at = this.#isEmpty() ? this.#afterBlank(this.#behind) : undefined;
      const item = this.#node();
      items.push(at === undefined ? item : { ...item, at });
      if (at !== undefined) this.#behind = at + 1;
    }
    this.#next++;
    return { at: start, items };
  }

  #isEnd(): boolean {
    const event = this.#events[this.#next];
    return event === undefined || event.type === EVENT_ID.POP;
  }

  /** Whether the next node is a scalar of which nothing is written. */
  #isEmpty(): boolean {
    const event = this.#events[this.#next];
    return event?.type === EVENT_ID.SCALAR && event.valueStart < 0;
  }

  #scalar(event: ScalarEvent): number {
    if (event.valueStart < 0) return this.#afterBlank(this.#behind);
    const at = this.#scalarStart(event);
    this.#behind = event.valueEnd + (isQuoted(event) ? 1 : 0);
    return at;
  }

  #scalarStart(event: ScalarEvent): number {
    if (isQuoted(event)) return event.valueStart - 1;
    if (event.style === SCALAR_STYLE.PLAIN) return event.valueStart;
    // A block scalar's event begins below its indicator, which is the first | or > of the line above.
    const header = this.text.lastIndexOf("\n", this.#endOfHeader(event.valueStart) - 1) + 1;
    const from = Math.max(header, this.#behind);
    const indicator = this.text.slice(from, event.valueStart).search(/[|>]/);
    return indicator < 0 ? event.valueStart : from + indicator;
  }

  #endOfHeader(contentStart: number): number {
    return this.text[contentStart - 1] === "\n" ? contentStart - 1 : contentStart;
  }

  /** The next character that is neither blank, comment nor the end of a collection. */
  #afterBlank(offset: number): number {
    let at = offset;
    while (at < this.text.length) {
      if (this.text[at] === "#") at = this.#endOfLine(at);
      else if (blankOrEnd.has(this.text[at] ?? "")) at++;
      else return at;
    }
    return Math.max(0, this.text.length - 1);
  }

  #endOfLine(offset: number): number {
    const end = this.text.indexOf("\n", offset);
    return end < 0 ? this.text.length : end;
  }
}

const blankOrEnd: ReadonlySet<string> = new Set([" ", "\t", "\n", "]", "}", ","]);

function isQuoted({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
}

function eventsOf(text: string): Event[] {
  try {
    return parseEvents(text, {});
  } catch {
    return [];
  }
}
