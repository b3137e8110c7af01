import type { Kind } from "./entity.js";
import type { Text } from "./findings/rule.js";
import { documentKinds } from "./kinds.js";
import { description, schemaAt } from "./source/schema-walk.js";

/** What people call each kind of entity, as its schema's description says. */
export const kindNames: ReadonlyMap<Kind, Text> = new Map(
  documentKinds.flatMap((document) => {
    const collections = Object.entries(document.collections ?? {}).map(
      ([key, { kind }]) => [kind, schemaAt(document.schema, [key, "a"])] as const,
    );
    const all = document.kind ? [[document.kind, document.schema] as const, ...collections] : collections;
    return all.map(([kind, schema]) => [kind, description(schema) ?? { zh: kind, en: kind }] as const);
  }),
);
