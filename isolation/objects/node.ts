import type { Path } from "../../estate/entity.js";
import type { Rule } from "../../estate/findings/rule.js";
import type { Labels } from "./model.js";
import { objectRules } from "./rules.js";

/** Takes note of something wrong at a path of the document. */
export type Report = <P>(rule: Rule<P>, params: P, path: Path) => void;

/**
 * A value in a document, with the way that led there. Reading it as something it is not is reported, and gives
 * undefined; nothing throws. As in the API, null is the same as absent.
 */
export class Node {
  constructor(
    readonly value: unknown,
    private readonly report: Report,
    private readonly parent?: Node,
    private readonly key: string | number = "",
  ) {}

  get path(): Path {
    return this.parent ? [...this.parent.path, this.key] : this.key === "" ? [] : [this.key];
  }

  get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  get isMapping(): boolean {
    return typeof this.value === "object" && this.value !== null && !Array.isArray(this.value);
  }

  at(key: string): Node {
    const value = this.isMapping ? (this.value as Record<string, unknown>)[key] : undefined;
    return new Node(value, this.report, this, key);
  }

  /** Keys of a mapping that have values. */
  get keys(): string[] {
    if (!this.isMapping) return [];
    return Object.entries(this.value as object).flatMap(([key, value]) =>
      value === undefined || value === null ? [] : [key],
    );
  }

  /** The same place with another value. */
  with(value: unknown): Node {
    return new Node(value, this.report, this.parent, this.key);
  }

  fault<P>(rule: Rule<P>, params: P): undefined {
    this.report(rule, params, this.path);
    return undefined;
  }

  /** Says that the value is not what it should be. */
  wrong(zh: string, en: string): undefined {
    return this.fault(objectRules.wrongType, { field: this.path.join("."), zh, en });
  }

  /** The items of a list; none for an absent one; undefined for what is no list. */
  items(): readonly Node[] | undefined {
    if (this.isAbsent) return [];
    if (!Array.isArray(this.value)) return this.wrong("应为列表", "must be a list");
    return this.value.map((item, index) => new Node(item, this.report, this, index));
  }

  /** Whether the value can be read as a mapping; an absent one is an empty mapping. */
  mapping(): boolean {
    if (this.isAbsent || this.isMapping) return true;
    this.wrong("应为映射", "must be a mapping");
    return false;
  }

  text(): string | undefined {
    if (this.isAbsent) return undefined;
    return typeof this.value === "string" ? this.value : this.wrong("应为文字", "must be a text");
  }

  integer(first: number, last: number): number | undefined {
    if (this.isAbsent) return undefined;
    const { value } = this;
    if (typeof value === "number" && Number.isInteger(value) && value >= first && value <= last) return value;
    return this.wrong(`应为 ${first}–${last} 的整数`, `must be a whole number from ${first} to ${last}`);
  }

  /** Labels or annotations. A value that is no text is reported and taken as it is written. */
  labels(): Labels {
    if (!this.mapping()) return {};
    const { keys } = this;
    if (keys.every((key) => typeof (this.value as Record<string, unknown>)[key] === "string")) {
      return (this.value ?? {}) as Labels;
    }
    return Object.fromEntries(keys.map((key) => [key, this.at(key).label()]));
  }

  /** One label value. */
  label(): string {
    if (typeof this.value !== "string")
      this.wrong("标签值应为文字，请加引号", "must be a text: put it in quotes");
    return String(this.value);
  }
}
