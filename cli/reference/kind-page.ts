import type { DocumentKind } from "../../estate/entity.js";
import { jsonSchemaPath, schemaNode } from "./json-schema.js";
import { type Key, keysOf } from "./keys.js";
import { page, table } from "./markdown.js";

/** The reference page of a kind of file: where such files lie, and every key they may have. */
export function kindPage(kind: DocumentKind): string {
  const place = placeOf(kind);
  const depth = place.split("/").length - 1;
  return page(`${kind.title.zh} · ${kind.title.en}`, [
    `文件 File: \`${place}\``,
    `编辑器 Editor: \`# yaml-language-server: $schema=${"../".repeat(depth)}${jsonSchemaPath(kind)}\``,
    table(
      ["键 Key", "取值 Values", "必填 Required", "默认 Default", "含义 Meaning"],
      keysOf(schemaNode(kind)).map(row),
    ),
  ]);
}

/** Where files of a kind lie, `<id>` standing for their names. */
export function placeOf(kind: DocumentKind): string {
  return kind.at.endsWith("/") ? `${kind.at}${kind.prefix ?? ""}<id>.yaml` : kind.at;
}

function row(key: Key): string[] {
  return [
    `\`${key.path}\``,
    key.values,
    key.isRequired ? "✓" : "",
    key.default === undefined ? "" : `\`${key.default}\``,
    key.about,
  ];
}
