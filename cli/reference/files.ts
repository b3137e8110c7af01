import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DocumentKind } from "../../estate/entity.js";
import { documentKinds } from "../../estate/kinds.js";
import { lintRules } from "../../monitoring/lint/catalogue.js";
import { runbooks } from "../../monitoring/runbooks/index.js";
import { everyRule } from "../catalogue.js";
import { allVerbs } from "../registry.js";
import { commandsPage } from "./commands-page.js";
import { findingsPage } from "./findings-page.js";
import { jsonSchemaFile, jsonSchemaPath } from "./json-schema.js";
import { kindPage, placeOf } from "./kind-page.js";
import { generatedBy, page, table } from "./markdown.js";
import { rulesPage } from "./rules-page.js";
import { zonesPage } from "./zones-page.js";

/** Where generated files go. */
const folders = ["schemas", "docs/reference", "runbooks"] as const;

/** Files below a repository's root that an earlier run generated, whether or not they are due today. */
export function generatedIn(root: string): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => filesBelow(join(root, folder)).map((name) => `${folder}/${name}`))
    .filter((path) => /\.(json|md)$/.test(path))
    .filter((path) => readFileSync(join(root, path), "utf8").includes(generatedBy));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
}

/** The JSON Schemas, by path from the root of a repository. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(documentKinds.map((kind) => [jsonSchemaPath(kind), jsonSchemaFile(kind)]));
}

/** Everything that is generated from schemas, rules, verbs and alerts, by path from the root of a repository. */
export async function referenceFiles(): Promise<ReadonlyMap<string, string>> {
  const pages = documentKinds.map((kind) => [pagePath(kind.name), kindPage(kind)] as const);
  return new Map([
    ...schemaFiles(),
    ...pages,
    ...(await runbookPages()),
    [pagePath("findings"), findingsPage(await everyRule())],
    [pagePath("rules"), rulesPage(await lintRules())],
    [pagePath("zones"), zonesPage()],
    [pagePath("commands"), commandsPage(await allVerbs())],
    [pagePath("README"), indexPage(documentKinds)],
  ]);
}

async function runbookPages(): Promise<(readonly [string, string])[]> {
  return [...(await runbooks())].map(([path, { title, parts }]) => [path, page(title, parts)]);
}

function pagePath(name: string): string {
  return `docs/reference/${name}.md`;
}

function indexPage(kinds: readonly DocumentKind[]): string {
  const rows = kinds.map((kind) => [
    `\`${placeOf(kind)}\``,
    `[${kind.title.zh} · ${kind.title.en}](${kind.name}.md)`,
    `[schema](../../${jsonSchemaPath(kind)})`,
  ]);
  return page("参考 · Reference", [
    table(["文件 File", "内容 Contents", "JSON Schema"], rows),
    "[命令 · Commands](commands.md)",
    "[检查代码 · Codes of findings](findings.md)",
    "[规则检查 · The rule linter](rules.md)",
    "[网络区互访 · Passage between zones](zones.md)",
  ]);
}
