import type { Text } from "../../../estate/findings/rule.js";
import { durationOf } from "../../promql/literal.js";
import type { LintRule } from "../lint-rule.js";
import type { Mapping, Node, Scalar } from "./compose.js";
import { fileRules } from "./file-rules.js";
import { groupKeys, ruleKeys } from "./keys.js";
import type { Entry, GroupNode, RuleNode, Source, Timed } from "./model.js";
import { nearest } from "./nearest.js";

/** Takes note of something wrong at an offset of the file. */
export type Report = <P>(rule: LintRule<P>, params: P, at: number, name?: string) => void;

/** More rules than this in one file are refused: a few aliases can stand for millions. */
const mostRules = 50_000;

/** Reads the groups of one document and tells everything that Prometheus would refuse. */
export class GroupReader {
  readonly rules: RuleNode[] = [];
  readonly #names = new Set<string>();
  #rule = "";

  constructor(
    private readonly source: Source,
    private readonly report: Report,
  ) {}

  groups(groups: Node | undefined): void {
    this.#names.clear();
    for (const group of this.#items(groups, "groups")) {
      if (this.#isMapping(group, "groups[]")) this.#group(group);
      this.#rule = "";
    }
  }

  /** Says that something has not the right form. */
  wrong(at: number, zh: string, en: string, hint?: Text): void {
    this.report(fileRules.structure, { zh, en, hint }, at, this.#rule);
  }

  #group(node: Mapping): void {
    this.#knownKeys(node, groupKeys);
    const name = this.#text(node, "name");
    if (!name) this.wrong(node.at, "规则组缺少 name", "the group has no name");
    else if (this.#names.has(name.text)) {
      this.wrong(
        name.at,
        `规则组 ${name.text} 在本文件中重复`,
        `group ${name.text} stands twice in this file`,
      );
    } else this.#names.add(name.text);
    const group: GroupNode = {
      name: name?.text ?? "",
      at: node.at,
      interval: this.#duration(node, "interval")?.seconds,
      labels: this.#entries(node, "labels"),
    };
    for (const rule of this.#items(node.pairs.get("rules")?.value, "rules")) {
      if (this.rules.length >= mostRules) {
        this.wrong(
          rule.at,
          `规则超过 ${mostRules} 条，其余不再检查`,
          `more than ${mostRules} rules; the rest is not looked at`,
        );
        return;
      }
      if (this.#isMapping(rule, "rules[]")) this.#oneRule(rule, group);
    }
  }

  #oneRule(node: Mapping, group: GroupNode): void {
    this.#rule = "";
    const alert = this.#text(node, "alert");
    const record = this.#text(node, "record");
    const nameNode = alert ?? record;
    this.#rule = nameNode?.text ?? "";
    this.#knownKeys(node, ruleKeys);
    if (alert && record)
      this.wrong(record.at, "alert 与 record 只能有一个", "a rule has alert or record, not both");
    if (!nameNode) {
      this.wrong(node.at, "规则既没有 alert 也没有 record", "the rule has neither alert nor record");
      return;
    }
    const kind = alert ? "alert" : "record";
    const expr = this.#expr(node);
    const rule: RuleNode = {
      kind,
      name: nameNode.text,
      nameNode,
      node,
      expr,
      for: this.#duration(node, "for"),
      keepFiringFor: this.#duration(node, "keep_firing_for"),
      labels: this.#entries(node, "labels"),
      annotations: this.#entries(node, "annotations"),
      group,
      source: this.source,
    };
    this.rules.push(rule);
    this.#refusals(rule);
  }

  /** An expression may be written as a number: `expr: 1`. */
  #expr(node: Mapping): Scalar | undefined {
    const value = node.pairs.get("expr")?.value;
    if (value?.kind === "scalar" && value.text.trim() !== "") return value;
    if (value && value.kind !== "scalar") this.wrong(value.at, "expr 应为文字", "expr must be a text");
    else this.wrong(value?.at ?? node.at, "规则缺少 expr", "the rule has no expr");
    return undefined;
  }

  #refusals({ kind, name, nameNode, node, labels }: RuleNode): void {
    const reserved = labels.find(({ key }) => key === "__name__");
    if (reserved) this.wrong(reserved.keyAt, "标签不能叫 __name__", "no label can be called __name__");
    for (const { key, keyAt } of labels) {
      if (/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(key)) continue;
      this.wrong(keyAt, `标签名 “${key}” 不合法`, `"${key}" is no name of a label`);
    }
    if (kind === "alert") return;
    for (const key of ["for", "keep_firing_for", "annotations"]) {
      const pair = node.pairs.get(key);
      if (pair) this.wrong(pair.keyAt, `记录规则不能有 ${key}`, `a recording rule cannot have ${key}`);
    }
    if (!/^[a-zA-Z_:][a-zA-Z0-9_:]*$/.test(name)) {
      this.wrong(nameNode.at, `“${name}” 不是合法的指标名`, `"${name}" is no name of a metric`);
    }
  }

  #knownKeys(node: Mapping, known: readonly string[]): void {
    node.pairs.forEach(({ keyAt }, key) => {
      if (known.includes(key)) return;
      const near = nearest(key, known);
      this.wrong(
        keyAt,
        `未知的键 “${key}”`,
        `unknown key "${key}"`,
        near
          ? { zh: `是不是 “${near}”？`, en: `did you mean "${near}"?` }
          : {
              zh: `可用的键：${known.slice(0, 7).join("、")}`,
              en: `known keys: ${known.slice(0, 7).join(", ")}`,
            },
      );
    });
  }

  #isMapping(node: Node, what: string): node is Mapping {
    if (node.kind === "mapping") return true;
    this.wrong(node.at, `${what} 应为映射（键: 值）`, `${what} must be a mapping`);
    return false;
  }

  #items(node: Node | undefined, what: string): readonly Node[] {
    if (!node || isNothing(node)) return [];
    if (node.kind === "list") return node.items;
    this.wrong(node.at, `${what} 应为列表`, `${what} must be a list`);
    return [];
  }

  #text(node: Mapping, key: string): Scalar | undefined {
    const value = node.pairs.get(key)?.value;
    if (!value || isNothing(value)) return undefined;
    if (value.kind === "scalar" && value.text !== "") return value;
    if (value.kind !== "scalar") this.wrong(value.at, `${key} 应为文字`, `${key} must be a text`);
    return undefined;
  }

  #duration(node: Mapping, key: string): Timed | undefined {
    const value = node.pairs.get(key)?.value;
    if (!value || isNothing(value)) return undefined;
    const seconds = value.kind === "scalar" ? durationOf(value.text) : undefined;
    if (seconds !== undefined) return { seconds, node: value };
    this.wrong(value.at, `${key} 应为时长`, `${key} must be a duration`, {
      zh: "例如 30s、5m、1h30m",
      en: "such as 30s, 5m or 1h30m",
    });
    return undefined;
  }

  #entries(node: Mapping, key: string): Entry[] {
    const value = node.pairs.get(key)?.value;
    if (!value || isNothing(value) || !this.#isMapping(value, key)) return [];
    const entries: Entry[] = [];
    value.pairs.forEach(({ keyAt, value: text }, name) => {
      if (text.kind === "scalar") entries.push({ key: name, keyAt, value: text });
      else this.wrong(text.at, `${key}.${name} 应为文字`, `${key}.${name} must be a text`);
    });
    return entries;
  }
}

/** Null counts as left out. */
function isNothing(node: Node): boolean {
  return (
    node.kind === "scalar" && node.isPlain && (node.text === "" || node.text === "null" || node.text === "~")
  );
}
