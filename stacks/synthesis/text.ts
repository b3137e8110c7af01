import { Construct, type IConstruct } from "constructs";
import { Tokenization } from "../../constructs/cdktf.js";
import { escapeTemplate } from "../escape.js";
import type { JsonBytes } from "./json-bytes.js";
import { TokenMemory } from "./token-memory.js";
import { type Leaf, splitTokens } from "./token-text.js";

/** CDKTF hides number tokens in doubles far below any sensible number. */
const LOWEST_NUMBER = -1e280;
const DEEPEST = 200;
const asIs: Leaf = (text) => text;

/**
 * Writes CDKTF values as JSON: resolves tokens, sorts keys, drops undefined, escapes templates and indents by
 * two, all in one pass straight to bytes. What has no tokens never meets CDKTF's resolver.
 *
 * The bytes are those stock CDKTF makes of the same value with `resolve`, `deepMerge` and
 * `json-stable-stringify` when every literal in it has been escaped by hand.
 */
export class TextWriter {
  private readonly resolver = new TokenMemory();

  /** @param scope the stack; a reference to an element of another stack is refused by it */
  constructor(
    private readonly scope: IConstruct,
    private readonly out: JsonBytes,
  ) {}

  /**
   * @param level how deep the line is indented that the value begins on
   * @param reading "template": Terraform evaluates the strings, so literals are escaped; "literal": it does not
   * @returns false for a value that leaves no trace
   */
  write(value: unknown, level: number, reading: "template" | "literal"): boolean {
    return this.value(value, level, reading === "template" ? escapeTemplate : asIs);
  }

  /** `key: value` of an object on a line of its own; nothing when the value leaves no trace. */
  property(key: string, value: unknown, level: number, first: boolean, leaf: Leaf): boolean {
    if (value === undefined) return false;
    const { out } = this;
    const start = out.length;
    out.item(first, level);
    out.key(key);
    if (this.value(value, level, leaf)) return true;
    out.truncate(start);
    return false;
  }

  private value(value: unknown, level: number, leaf: Leaf): boolean {
    switch (typeof value) {
      case "string":
        return this.out.plain(value) || this.carefulString(value, level, leaf);
      case "boolean":
        return this.ascii(value ? "true" : "false");
      case "number":
        return value < LOWEST_NUMBER ? this.resolved(value, level) : this.ascii(JSON.stringify(value));
      case "undefined":
        return false;
      case "object":
        if (value === null) return this.ascii("null");
        return Array.isArray(value) ? this.array(value, level, leaf) : this.object(value, level, leaf);
      default:
        return this.resolved(value, level);
    }
  }

  private array(items: readonly unknown[], level: number, leaf: Leaf): boolean {
    if (level > DEEPEST) return this.resolved(items, level);
    for (const item of items) if (isListToken(item)) return this.resolved(items, level);
    const { out } = this;
    out.ascii("[");
    let first = true;
    for (const item of items) {
      const start = out.length;
      out.item(first, level + 1);
      if (this.value(item, level + 1, leaf)) first = false;
      else out.truncate(start);
    }
    out.line(level);
    return this.ascii("]");
  }

  private object(object: object, level: number, leaf: Leaf): boolean {
    const record = object as Readonly<Record<string, unknown>>;
    if (Object.getPrototypeOf(object) !== Object.prototype || typeof record.resolve === "function") {
      if (Tokenization.isResolvable(object) || Construct.isConstruct(object))
        return this.resolved(object, level);
    }
    if (level > DEEPEST) return this.resolved(object, level);
    const keys = Object.keys(object);
    for (const key of keys) if (key.includes("{")) return this.carefulObject(object, level, leaf);
    this.out.ascii("{");
    let first = true;
    for (const key of sorted(keys)) {
      if (this.property(key, record[key], level + 1, first, leaf)) first = false;
    }
    this.out.line(level);
    return this.ascii("}");
  }

  /** An object some of whose keys are tokens or templates. */
  private carefulObject(object: object, level: number, leaf: Leaf): boolean {
    const entries = Object.entries(object);
    if (entries.some(([key]) => key.includes("&{TfToken["))) return this.resolved(object, level);
    const named = entries.map(([key, value]): [string, unknown] => [this.key(key, leaf), value]);
    this.out.ascii("{");
    let first = true;
    for (const [key, value] of named.sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (this.property(key, value, level + 1, first, leaf)) first = false;
    }
    this.out.line(level);
    return this.ascii("}");
  }

  private key(key: string, leaf: Leaf): string {
    const resolved = this.string(key, leaf);
    if (typeof resolved === "string") return resolved;
    throw new Error(`The key ${key} of a map stands for ${typeof resolved}, not for text.`);
  }

  private carefulString(text: string, level: number, leaf: Leaf): boolean {
    const resolved = this.string(text, leaf);
    return typeof resolved === "string" ? this.json(resolved) : this.value(resolved, level, asIs);
  }

  /** A string with its literal parts escaped and its tokens resolved; a lone token may be any value. */
  private string(text: string, leaf: Leaf): unknown {
    if (!text.includes("TfToken[") && !text.includes("e+2")) return leaf(text);
    return splitTokens(text, leaf, (part) => this.resolve(tokenIn(part) ?? part));
  }

  /** A value that is a token at its top. What a token stands for is an expression: it is not escaped. */
  private resolved(value: unknown, level: number): boolean {
    const resolved = this.resolve(value);
    return typeof resolved === "string" ? this.json(resolved) : this.value(resolved, level, asIs);
  }

  private resolve(value: unknown): unknown {
    // `preparing` makes a reference to another stack call registerIncomingCrossStackReference, which refuses.
    return Tokenization.resolve(value, { scope: this.scope, resolver: this.resolver, preparing: true });
  }

  private ascii(text: string): true {
    this.out.ascii(text);
    return true;
  }

  private json(value: string): true {
    this.out.add(JSON.stringify(value));
    return true;
  }
}

/** The token that a string begins with. Resolving it takes half as long as resolving the string. */
const tokenIn = (part: string) =>
  part.startsWith("${TfToken[") ? Tokenization.reverseString(part).firstToken : undefined;

/** CDKTF's list tokens: one text or one number of a certain form, alone in its list. */
const isListToken = (item: unknown) =>
  typeof item === "string"
    ? item.includes("#{TfToken[")
    : typeof item === "number" && item < LOWEST_NUMBER && item > -1e295;

/** Sorts in place, by UTF-16 code units as JavaScript does; short lists are usually almost sorted. */
function sorted(keys: string[]): string[] {
  if (keys.length > 24) return keys.sort();
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] as string;
    let j = i - 1;
    for (; j >= 0 && (keys[j] as string) > key; j--) keys[j + 1] = keys[j] as string;
    keys[j + 1] = key;
  }
  return keys;
}
