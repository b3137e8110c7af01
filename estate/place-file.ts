import type { DocumentKind } from "./entity.js";
import { id as defaultId } from "./schema.js";
import { type Fault, faultOf } from "./source/fault.js";
import { sourceRules } from "./source/rules.js";
import { description } from "./source/schema-walk.js";
import { nearest } from "./source/validate.js";

/** The kind of file that a place in the estate means, and the id that its name gives. */
export type Placed =
  | { readonly kind: DocumentKind; readonly id: string }
  | { readonly fault: Fault; readonly id: string };

/**
 * Says what a file is from where it lies. `people.yaml` may also be a folder `people/` of such files, so that a
 * large list can be split.
 * @param file path relative to the estate, with forward slashes
 */
export function placeFile(file: string, kinds: readonly DocumentKind[]): Placed {
  return placer(kinds)(file);
}

/** `placeFile` for many files: what a folder may hold is worked out once. */
export function placer(kinds: readonly DocumentKind[]): (file: string) => Placed {
  const byFolder = new Map<string, FolderRules>();
  return (file) => {
    const folder = file.slice(0, file.lastIndexOf("/") + 1);
    const rules = byFolder.get(folder) ?? rulesOf(folder, kinds);
    byFolder.set(folder, rules);
    const stem = file.replace(/\.ya?ml$/, "");
    const base = stem.slice(folder.length);
    const list = rules.lists.get(base) ?? rules.split;
    if (list) return { kind: list, id: list.kind ? base : stem };
    const kind = rules.foldered.find(({ prefix = "" }) => base.startsWith(prefix));
    if (kind) return named(base, kind);
    return { fault: faultOf(sourceRules.unplaced, { suggestion: suggestion(stem, kinds) }), id: base };
  };
}

/** What the files of a folder may be. */
interface FolderRules {
  /** Files of a fixed name, by that name without its ending. */
  readonly lists: ReadonlyMap<string, DocumentKind>;
  /** The list that the whole folder is, `duty/people/` for `duty/people.yaml`. */
  readonly split: DocumentKind | undefined;
  /** The most particular first. */
  readonly foldered: readonly DocumentKind[];
}

function rulesOf(folder: string, kinds: readonly DocumentKind[]): FolderRules {
  const lists = kinds.filter(({ at }) => at.endsWith(".yaml"));
  const foldered = kinds.filter(({ at }) => at.endsWith("/") && folder.startsWith(at));
  const nameIn = ({ at }: DocumentKind) => at.slice(folder.length, -".yaml".length);
  return {
    lists: new Map(lists.filter(({ at }) => at.startsWith(folder)).map((kind) => [nameIn(kind), kind])),
    split: lists.find(({ at, kind }) => !kind && folder.startsWith(`${at.slice(0, -".yaml".length)}/`)),
    foldered: foldered.sort((a, b) => b.at.length - a.at.length),
  };
}

/** Where files of any kind lie: `departments/`, `network/`, and `duty/people/` for a list that is split. */
export function foldersOf(kinds: readonly DocumentKind[]): Set<string> {
  const folders = new Set<string>();
  for (const { at, kind } of kinds) {
    const steps = at.split("/");
    for (let depth = 1; depth < steps.length; depth++) folders.add(steps.slice(0, depth).join("/"));
    if (!kind && at.endsWith(".yaml")) folders.add(at.slice(0, -".yaml".length));
  }
  return folders;
}

function named(base: string, kind: DocumentKind): Placed {
  const id = base.slice((kind.prefix ?? "").length);
  const schema = kind.id ?? defaultId;
  if (schema.safeParse(id).success) return { kind, id };
  const about = description(schema) ?? { zh: "请改文件名", en: "rename the file" };
  return { fault: faultOf(sourceRules.badFileName, { id, ...about }), id };
}

/** The path that was probably meant: a list elsewhere, a folder instead of a list, a misspelt folder or prefix. */
function suggestion(stem: string, kinds: readonly DocumentKind[]): string | undefined {
  const lists = kinds.map(({ at }) => at).filter((at) => at.endsWith(".yaml"));
  const folders = kinds.filter(({ at }) => at.endsWith("/")).map(({ at, prefix = "" }) => `${at}${prefix}`);
  const base = stem.slice(stem.lastIndexOf("/") + 1);
  const elsewhere = lists.find((list) => list.endsWith(`/${base}.yaml`));
  if (elsewhere) return elsewhere;
  if (folders.includes(`${stem}/`)) return `${stem}/`;
  const beginning = stem.slice(0, 1 + Math.max(stem.lastIndexOf("/"), stem.lastIndexOf("-")));
  for (const [written, rest] of [
    [stem.slice(0, -base.length), base],
    [beginning, stem.slice(beginning.length)],
  ] as const) {
    const folder = written && nearest(written, folders);
    if (folder) return `${folder}${rest}.yaml`;
  }
  return nearest(`${stem}.yaml`, lists);
}
