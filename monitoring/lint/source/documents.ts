import { type Composed, compose, type Mapping, type Node } from "./compose.js";
import { fileRules } from "./file-rules.js";
import { GroupReader, type Report } from "./groups.js";
import type { RuleNode, Source } from "./model.js";

/** Reads all rules of a file: Prometheus' own form, or PrometheusRule and VMRule objects, also in a stream. */
export function readRules(source: Source, report: Report, isNamed = true): readonly RuleNode[] {
  const helm = helmIn(source.text);
  const composed = helm?.isCertain ? undefined : compose(source.text);
  if (helm && (helm.isCertain || composed?.fault)) {
    report(fileRules.helm, { found: helm.found }, helm.at);
    return [];
  }
  return composed ? rulesOf(composed, source, report, isNamed) : [];
}

function rulesOf(composed: Composed, source: Source, report: Report, isNamed: boolean): readonly RuleNode[] {
  const { documents, duplicates, fault } = composed;
  if (fault) report(fileRules.syntax, { reason: fault.reason }, fault.at);
  for (const { key, at } of duplicates) report(fileRules.duplicateKey, { key }, at);
  if (fault) return [];
  const reader = new GroupReader(source, report);
  const objects = documents.flatMap(objectsIn);
  const plain = documents.filter((node) => !isObject(node));
  for (const [index, node] of plain.entries()) plainFile(node, index, reader, isNamed);
  for (const object of objects) reader.groups(child(child(object, "spec"), "groups"));
  if (reader.rules.length === 0 && isNamed) noRules(documents, objects, report);
  return reader.rules;
}

function plainFile(node: Node, index: number, reader: GroupReader, isNamed: boolean): void {
  if (node.kind !== "mapping") {
    if (isNamed)
      reader.wrong(
        node.at,
        "规则文件应为映射，顶层的键是 groups",
        "a rule file is a mapping with the key groups",
      );
    return;
  }
  if (!node.pairs.has("groups")) {
    if (isNamed && node.pairs.size > 0) reader.wrong(node.at, "没有 groups 这个键", "there is no key groups");
    return;
  }
  if (index > 0) {
    reader.wrong(
      node.at,
      "Prometheus 只读取第一个 YAML 文档，这一个被忽略",
      "Prometheus reads the first YAML document only; this one is ignored",
      { zh: "请另存为一个文件", en: "put it into a file of its own" },
    );
  }
  for (const [key, { keyAt }] of node.pairs) {
    if (key === "groups" || key === "namespace") continue;
    reader.wrong(keyAt, `未知的键 “${key}”`, `unknown key "${key}"`, {
      zh: "顶层只有 groups",
      en: "groups is the only key here",
    });
  }
  reader.groups(node.pairs.get("groups")?.value);
}

function noRules(documents: readonly Node[], objects: readonly Node[], report: Report): void {
  const isEmpty = documents.length === 0;
  const isForeign = !isEmpty && objects.length === 0 && documents.every(isObject);
  if (isEmpty) report(fileRules.empty, { zh: "文件是空的", en: "the file is empty" }, 0);
  else if (isForeign) {
    report(
      fileRules.empty,
      { zh: "其中没有 PrometheusRule 对象", en: "there is no PrometheusRule object in it" },
      documents[0]?.at ?? 0,
    );
  } else if (documents.every((node) => node.kind === "mapping")) {
    report(
      fileRules.empty,
      { zh: "其中没有一条规则", en: "there is not one rule in it" },
      documents[0]?.at ?? 0,
    );
  }
}

const ruleKinds: ReadonlySet<string> = new Set(["PrometheusRule", "VMRule"]);

/** The rule objects of a document, which may be a list of objects. */
function objectsIn(node: Node): Mapping[] {
  if (node.kind !== "mapping" || !isObject(node)) return [];
  const kind = textAt(node, "kind");
  if (ruleKinds.has(kind)) return [node];
  const items = kind.endsWith("List") ? node.pairs.get("items")?.value : undefined;
  return items?.kind === "list" ? items.items.flatMap(objectsIn) : [];
}

/** Whether a document is a Kubernetes object. */
function isObject(node: Node): boolean {
  return node.kind === "mapping" && textAt(node, "kind") !== "" && textAt(node, "apiVersion") !== "";
}

function child(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === "mapping" ? node.pairs.get(key)?.value : undefined;
}

function textAt(node: Node, key: string): string {
  const value = child(node, key);
  return value?.kind === "scalar" ? value.text : "";
}

/** A sign that a text is a Helm template; some are certain, others only where the YAML is broken too. */
function helmIn(text: string): { at: number; found: string; isCertain: boolean } | undefined {
  const certain =
    /\{\{-?\s*[^}\n]*?(?:\.(?:Values|Release|Chart|Capabilities)\b|\binclude\s+")[^}\n]*\}\}/.exec(text);
  if (certain) return { at: certain.index, found: certain[0].slice(0, 60), isCertain: true };
  const line = /^[ \t]*(\{\{[^}\n]*\}\})/m.exec(text);
  return line ? { at: line.index, found: line[1]?.slice(0, 60) ?? "", isCertain: false } : undefined;
}
