import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException } from "js-yaml";
import { invisibleIn, shownText } from "./characters.js";
import { type Fault, faultAt } from "./fault.js";
import { sourceRules } from "./rules.js";
import { plainValue } from "./scalar.js";
import { syntaxFault } from "./syntax-fault.js";

/** The plain value of a YAML text, and everything in it that an estate does not use. */
export interface Parsed {
  /** Undefined where the text could not be parsed, or where it cannot be known what it stands for. */
  readonly value?: unknown;
  readonly faults: readonly Fault[];
}

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;
type CollectionEvent = Extract<Event, { type: typeof EVENT_ID.MAPPING | typeof EVENT_ID.SEQUENCE }>;

/** Deeper nesting is refused, so that no text can exhaust the stack. */
const maxDepth = 100;

/**
 * Parses one document in the YAML 1.2 core schema. The values are made here, not by js-yaml's `load`, because an
 * estate asks for more: keys are the text that is written (`0x10` and `007` stay what they are), anchors, aliases
 * and tags are refused, and every fault is told at its place, not only the first.
 */
export function parse(text: string): Parsed {
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { faults: [syntaxFault(error)] };
  }
  return new Composer(text, events).document();
}

class Composer {
  readonly #faults: Fault[] = [];
  #next = 1;
  #isCertain = true;

  constructor(
    private readonly text: string,
    private readonly events: readonly Event[],
  ) {}

  document(): Parsed {
    if (this.events.length === 0) return { faults: [faultAt(sourceRules.empty, {}, 0)] };
    const value = this.#node();
    if (this.#faults.length === 0 && value === null) this.#faults.push(faultAt(sourceRules.empty, {}, 0));
    if (this.events.length > this.#next + 1) this.#refuseMore();
    return this.#isCertain ? { value, faults: this.#faults } : { faults: this.#faults };
  }

  #node(): unknown {
    const event = this.events[this.#next++];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.#scalar(event);
      case EVENT_ID.MAPPING:
        return this.#mapping(event);
      case EVENT_ID.SEQUENCE:
        return this.#sequence(event);
      case EVENT_ID.ALIAS:
        this.#refuse(event.anchorStart - 1, event.anchorEnd);
        return null;
      default:
        return null;
    }
  }

  #scalar(event: ScalarEvent): unknown {
    const text = this.#scalarText(event);
    return event.style === SCALAR_STYLE.PLAIN ? plainValue(text) : text;
  }

  #scalarText(event: ScalarEvent): string {
    this.#refuseProperties(event);
    if (event.fast) return this.text.slice(event.valueStart, event.valueEnd);
    const text = getScalarValue(this.text, event);
    const hidden = event.style === SCALAR_STYLE.DOUBLE_QUOTED ? invisibleIn(text) : undefined;
    if (hidden) this.#faults.push(faultAt(sourceRules.invisible, hidden, event.valueStart - 1));
    return text;
  }

  #mapping(event: CollectionEvent): Record<string, unknown> {
    this.#refuseProperties(event);
    const mapping: Record<string, unknown> = {};
    while (!this.#isEnd()) {
      const key = this.#key(mapping);
      const value = this.#node();
      if (key !== undefined) mapping[key] = value;
    }
    this.#next++;
    return mapping;
  }

  #sequence(event: CollectionEvent): unknown[] {
    this.#refuseProperties(event);
    const sequence: unknown[] = [];
    while (!this.#isEnd()) sequence.push(this.#node());
    this.#next++;
    return sequence;
  }

  /** The key at the cursor, or undefined where it is one that cannot be used. */
  #key(mapping: object): string | undefined {
    const event = this.events[this.#next];
    if (event?.type !== EVENT_ID.SCALAR) {
      const fault = syntax("键必须是简单的文字", "a key must be plain text", startOf(event));
      this.#node();
      this.#faults.push(fault);
      return undefined;
    }
    this.#next++;
    const key = this.#scalarText(event);
    const at = Math.max(0, isQuoted(event) ? event.valueStart - 1 : event.valueStart);
    if (key === "__proto__") {
      this.#faults.push(syntax("键 __proto__ 不可使用", "the key __proto__ cannot be used", at));
    } else if (Object.hasOwn(mapping, key)) {
      this.#faults.push(faultAt(sourceRules.duplicateKey, { key: shownText(key) }, at));
    } else return key;
    return undefined;
  }

  #refuseProperties(event: ScalarEvent | CollectionEvent): void {
    if (event.tagStart >= 0) this.#refuse(event.tagStart, event.tagEnd);
    if (event.anchorStart >= 0) this.#refuse(event.anchorStart - 1, event.anchorEnd);
  }

  #refuse(start: number, end: number): void {
    this.#isCertain = false;
    const token = shownText(this.text.slice(start, end));
    this.#faults.push(faultAt(sourceRules.alias, { token }, start));
  }

  /** The parser does not tell where a second document begins: it is the last mark before its first node. */
  #refuseMore(): void {
    const first = this.events[this.#next + 2];
    const before = this.text.slice(0, startOf(first) || this.text.length);
    const mark = Math.max(before.lastIndexOf("\n---"), before.lastIndexOf("\n..."));
    this.#faults.push(
      syntax(
        "一个文件只能有一个 YAML 文档（不要再用 --- 分隔）",
        "only one document in a file (no second ---)",
        mark + 1,
      ),
    );
  }

  #isEnd(): boolean {
    return this.events[this.#next]?.type === EVENT_ID.POP;
  }
}

function syntax(zh: string, en: string, offset: number): Fault {
  return faultAt(sourceRules.syntax, { zh, en }, offset);
}

function isQuoted({ style }: ScalarEvent): boolean {
  return style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
}

function startOf(event: Event | undefined): number {
  if (event === undefined) return 0;
  if ("start" in event) return event.start;
  if ("valueStart" in event) return Math.max(0, event.valueStart);
  return "anchorStart" in event ? event.anchorStart - 1 : 0;
}
