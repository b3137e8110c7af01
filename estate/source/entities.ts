import { join } from "node:path";
import type { Collection, DocumentKind, Entity, EntityTypes, Kind, Path } from "../entity.js";
import type { Repeated } from "../estate.js";
import type { Finding } from "../findings/finding.js";
import { faultOn } from "./fault.js";
import { readText } from "./read.js";
import { sourceRules } from "./rules.js";

const root: Path = [];

/** The entities of a validated document: the document itself where it is one, and those in its collections. */
export function entitiesOf(value: unknown, file: string, id: string, document: DocumentKind): Entity[] {
  const owner = document.at.endsWith("/") ? id : "";
  const own = document.kind ? [entity(document.kind, id, file, root, owner, value)] : [];
  for (const key in document.collections) {
    const { kind, qualified } = document.collections[key] as Collection;
    const members = (value as Readonly<Record<string, object>>)[key];
    for (const [name, inner] of Object.entries(members ?? {})) {
      own.push(entity(kind, qualified ? `${id}/${name}` : name, file, [key, name], owner, inner));
    }
  }
  return own;
}

function entity(kind: Kind, id: string, file: string, path: Path, owner: string, value: unknown): Entity {
  return { kind, id, file, path, owner, value: value as EntityTypes[Kind] };
}

/** An id that stands twice within its kind, told at the second. */
export function duplicateId({ entity, first }: Repeated, root: string): Finding {
  const params = { id: entity.id, other: first.file };
  const fault = faultOn(sourceRules.duplicateId, params, entity.path, "key");
  return fault(readText(join(root, entity.file)).text, entity.file);
}
