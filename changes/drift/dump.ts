import type { Place } from "../../estate/findings/finding.js";
import { makeFinding } from "../../estate/findings/make.js";
import type { Text } from "../../estate/findings/rule.js";
import { lineColumn } from "../../estate/source/place.js";
import { type Document, documentsOf, parseDocument } from "../../isolation/objects/documents.js";
import type { TextFile } from "../../isolation/objects/files.js";
import { at, textAt } from "../objects/fields.js";
import { isRecord } from "../plan/canonical.js";
import { Observed } from "./observed.js";
import { blindRules } from "./rules.js";
import { kindWord, typeOf } from "./type.js";

/**
 * What a dump of a pool shows: `kubectl get … -o yaml` or `-o json`, or answers of the API server, in any number of
 * files and documents. What cannot be read is noted; nothing is taken to be absent because of it.
 */
export function readDump(files: Iterable<TextFile>): Observed {
  const observed = new Observed(false);
  for (const { file, text, fault } of files) {
    if (fault) unreadable(observed, fault, { file, line: 1, column: 1 });
    for (const document of documentsOf(text)) readOne(observed, file, document);
  }
  return observed;
}

function readOne(observed: Observed, file: string, document: Document): void {
  const parsed = parseDocument(document.text);
  if ("reason" in parsed) {
    const { line, column } = lineColumn(document.text, parsed.offset);
    unreadable(observed, both(parsed.reason), { file, line: line + document.line, column });
    return;
  }
  read(observed, parsed.value, { file, line: document.line + 1, column: 1 });
}

function read(observed: Observed, value: unknown, place: Place): void {
  if (Array.isArray(value)) {
    for (const item of value) read(observed, item, place);
    return;
  }
  const kind = textAt(value, "kind");
  if (kind?.endsWith("List") && isRecord(value)) readList(observed, value, kind, place);
  else if (isObject(value)) observed.add(value);
  else unreadable(observed, noObject(value), place);
}

/** A list of anything (`List`), or of one kind (`NetworkPolicyList`), whose items may leave out what it says. */
function readList(
  observed: Observed,
  list: Readonly<Record<string, unknown>>,
  kind: string,
  place: Place,
): void {
  const itemKind = kind.slice(0, -"List".length);
  const type = itemKind && typeOf({ apiVersion: list.apiVersion, kind: itemKind });
  if (type) observed.types.add(type);
  if (!Array.isArray(list.items)) {
    if (list.items !== null) unreadable(observed, both("items"), place);
    return;
  }
  for (const item of list.items as readonly unknown[]) {
    const whole =
      itemKind && isRecord(item) ? { apiVersion: list.apiVersion, kind: itemKind, ...item } : item;
    read(observed, whole, place);
  }
  if (!textAt(list, "metadata", "continue") && !at(list, "metadata", "remainingItemCount")) return;
  const cut = type
    ? [type]
    : [
        ...new Set(
          list.items.filter(isObject).map((item: Readonly<Record<string, unknown>>) => typeOf(item)),
        ),
      ];
  for (const each of cut) {
    observed.cut.add(each);
    observed.blind.push(makeFinding(blindRules.cut, { kind: kindWord(each) }, place.file, place));
  }
  if (cut.length === 0) unreadable(observed, both("continue"), place);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    textAt(value, "kind") !== undefined && (textAt(value, "metadata", "name") ?? "") !== "" && isRecord(value)
  );
}

/** An error that the API server or kubectl wrote where objects should be says what happened. */
function noObject(value: unknown): Text {
  const said = textAt(value, "kind") === "Status" ? textAt(value, "message") : undefined;
  return said
    ? both(said)
    : {
        zh: "不是 Kubernetes 对象（缺少 kind 或 metadata.name）",
        en: "it is no Kubernetes object (no kind or no metadata.name)",
      };
}

const both = (text: string): Text => ({ zh: text, en: text });

function unreadable(observed: Observed, reason: Text, place: Place): void {
  observed.isTorn = true;
  observed.blind.push(makeFinding(blindRules.document, { reason }, place.file, place));
}
