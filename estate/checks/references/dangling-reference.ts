import { at, defineCheck } from "../../checks.js";
import type { Entity, Kind, Path } from "../../entity.js";
import type { Estate } from "../../estate.js";
import { kindNames } from "../../kind-names.js";
import { documentKinds } from "../../kinds.js";
import {
  type ReferenceTree,
  referenceTree,
  testOfNames,
  visitReferences,
  without,
} from "../../references.js";
import type { Side } from "../../source/place.js";
import { schemaAt } from "../../source/schema-walk.js";
import { nearest } from "../../source/validate.js";

interface Dangling {
  name: string;
  kinds: readonly Kind[];
  suggestion: string | undefined;
}

/** Names in an estate are names of something that is declared in it. */
export default defineCheck<Dangling>({
  code: "REF001",
  severity: "error",
  title: { zh: "每个引用都指向底账中声明的对象", en: "Every reference names something the estate declares" },
  message: {
    zh: (p) => `底账中没有${p.kinds.map((kind) => kindNames.get(kind)?.zh).join("或")} “${p.name}”`,
    en: (p) => `there is no ${p.kinds.join(" or ")} "${p.name}" in the estate`,
  },
  hint: {
    zh: (p) => (p.suggestion ? `是不是 “${p.suggestion}”？` : "请先声明它，或改正名称"),
    en: (p) => (p.suggestion ? `did you mean "${p.suggestion}"?` : "declare it, or correct the name"),
  },
  waivable: false,
  find(estate) {
    const suggest = suggestions(estate);
    return [...treesByKind()].flatMap(([kind, tree]) => {
      const isSound = testOfNames(tree, (name, kinds) => isAnyDeclared(kinds, name, estate));
      const unsound = estate.all(kind).filter(({ value }) => !isSound(value));
      return unsound.flatMap((entity) =>
        danglingIn(entity, tree, estate).map(({ name, kinds, path, side }) => ({
          at: at(entity, path, side),
          params: { name, kinds, suggestion: suggest(name, kinds) },
        })),
      );
    });
  },
});

interface Reference {
  readonly name: string;
  readonly kinds: readonly Kind[];
  readonly path: Path;
  readonly side: Side;
}

function danglingIn(entity: Entity, tree: ReferenceTree, estate: Estate): readonly Reference[] {
  const dangling: Reference[] = [];
  visitReferences(entity.value, tree, (name, kinds, path, isKey) => {
    if (isAnyDeclared(kinds, name, estate)) return;
    dangling.push({ name, kinds, path: [...path], side: isKey ? "key" : "value" });
  });
  return dangling;
}

function isAnyDeclared(kinds: readonly Kind[], name: string, estate: Estate): boolean {
  for (const kind of kinds) if (isDeclared(kind, name, estate)) return true;
  return false;
}

/** Whether there is such an entity, or may be one in a file that could not be read: that has its finding already. */
function isDeclared(kind: Kind, id: string, estate: Estate): boolean {
  return estate.find(kind, id) !== undefined || estate.isUnread(kind, id);
}

/** Names looked up for a likeness in one run; more than these have another cause than a slip of the pen. */
const mostSuggestions = 50;

/** Gives the declared name nearest to a misspelt one, once for each. */
function suggestions(estate: Estate): (name: string, kinds: readonly Kind[]) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (name, kinds) => {
    const key = `${kinds.join()} ${name}`;
    if (!known.has(key) && known.size < mostSuggestions) {
      known.set(
        key,
        nearest(
          name,
          kinds.flatMap((kind) => estate.all(kind).map(({ id }) => id)),
        ),
      );
    }
    return known.get(key);
  };
}

/** Where each kind of entity names others, compiled from the schemas. */
function treesByKind(): ReadonlyMap<Kind, ReferenceTree> {
  const byKind = new Map<Kind, ReferenceTree>();
  for (const document of documentKinds) {
    const collections = Object.entries(document.collections ?? {});
    for (const [key, { kind }] of collections) {
      const inner = schemaAt(document.schema, [key, "a"]);
      if (inner) byKind.set(kind, referenceTree(inner));
    }
    const keys = collections.map(([key]) => key);
    if (document.kind) byKind.set(document.kind, without(referenceTree(document.schema), keys));
  }
  return byKind;
}
