import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from "js-yaml";

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** A value of a YAML text, with where it begins. */
export type Node = Scalar | Mapping | List;

export interface Scalar {
  readonly kind: "scalar";
  readonly at: number;
  readonly text: string;
  /** Written without quotes, so that `true` is a boolean and `1` a number. */
  readonly isPlain: boolean;
  readonly event: ScalarEvent;
}

export interface Mapping {
  readonly kind: "mapping";
  readonly at: number;
  readonly pairs: ReadonlyMap<string, Pair>;
}

interface Pair {
  readonly keyAt: number;
  readonly value: Node;
}

interface List {
  readonly kind: "list";
  readonly at: number;
  readonly items: readonly Node[];
}

/** What a stream holds, and what is wrong with it. */
export interface Composed {
  readonly documents: readonly Node[];
  readonly duplicates: readonly { readonly key: string; readonly at: number }[];
  readonly fault?: { readonly reason: string; readonly at: number };
}

/** Reads a stream of documents; never throws for what the text is. */
export function compose(text: string): Composed {
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth: 100 });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const at = Math.min(error.mark?.position ?? 0, text.length);
    return { documents: [], duplicates: [], fault: { reason: error.reason, at } };
  }
  return new Composer(text, events).stream();
}

class Composer {
  readonly #anchors = new Map<string, Node>();
  readonly #duplicates: { key: string; at: number }[] = [];
  #fault: Composed["fault"];
  #next = 0;
  /** Where the last node was, for those of which nothing is written. */
  #last = 0;

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  stream(): Composed {
    const documents: Node[] = [];
    while (this.#next < this.events.length) {
      const event = this.events[this.#next++];
      if (event?.type !== EVENT_ID.DOCUMENT) continue;
      this.#anchors.clear();
      if (!this.#isEnd()) documents.push(this.#node());
    }
    const written = documents.filter((node) => node.kind !== "scalar" || node.event.valueStart >= 0);
    return {
      documents: written,
      duplicates: this.#duplicates,
      ...(this.#fault ? { fault: this.#fault } : {}),
    };
  }

  #node(): Node {
    const event = this.events[this.#next++];
    switch (event?.type) {
      case EVENT_ID.MAPPING:
        return this.#named(event, this.#mapping(event.start));
      case EVENT_ID.SEQUENCE:
        return this.#named(event, this.#list(event.start));
      case EVENT_ID.SCALAR:
        return this.#named(event, this.#scalar(event));
      case EVENT_ID.ALIAS:
        return this.#alias(event.anchorStart, event.anchorEnd);
      default:
        return { kind: "mapping", at: this.#last, pairs: new Map() };
    }
  }

  #named(event: { anchorStart: number; anchorEnd: number }, node: Node): Node {
    if (event.anchorStart >= 0) this.#anchors.set(this.text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  }

  /** What an alias stands for is shared, not copied: it costs nothing however often it is named. */
  #alias(start: number, end: number): Node {
    const name = this.text.slice(start, end);
    const node = this.#anchors.get(name);
    if (node) return node;
    this.#fault ??= { reason: `unidentified alias "${name}"`, at: start - 1 };
    return { kind: "mapping", at: start - 1, pairs: new Map() };
  }

  #scalar(event: ScalarEvent): Scalar {
    const isWritten = event.valueStart >= 0;
    if (isWritten) this.#last = event.valueStart;
    const text = isWritten ? getScalarValue(this.text, event) : "";
    const isQuoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    const at = isWritten ? event.valueStart - (isQuoted ? 1 : 0) : this.#last;
    const isPlain = event.style === SCALAR_STYLE.PLAIN && event.tagStart < 0;
    return { kind: "scalar", at, text, isPlain, event };
  }

  #mapping(start: number): Mapping {
    const pairs = new Map<string, Pair>();
    const merged: Node[] = [];
    while (!this.#isEnd()) {
      const key = this.#node();
      this.#last = key.at;
      const value = this.#node();
      if (key.kind !== "scalar") continue;
      if (key.text === "<<" && key.isPlain) merged.push(value);
      else if (pairs.has(key.text)) this.#duplicates.push({ key: key.text, at: key.at });
      else pairs.set(key.text, { keyAt: key.at, value });
    }
    this.#next++;
    for (const node of merged) merge(node, pairs);
    return { kind: "mapping", at: start, pairs };
  }

  #list(start: number): List {
    const items: Node[] = [];
    while (!this.#isEnd()) items.push(this.#node());
    this.#next++;
    return { kind: "list", at: start, items };
  }

  #isEnd(): boolean {
    const event = this.events[this.#next];
    return event === undefined || event.type === EVENT_ID.POP;
  }
}

/** `<<`: keys that are there already stay. */
function merge(node: Node, pairs: Map<string, Pair>): void {
  const sources = node.kind === "list" ? node.items : [node];
  for (const source of sources) {
    if (source.kind !== "mapping") continue;
    for (const [key, pair] of source.pairs) if (!pairs.has(key)) pairs.set(key, pair);
  }
}
