import { z } from "zod";
import type { Path } from "../entity.js";

/** A schema without the wrappers that say "optional" or "by default". */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let inner = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault) {
    inner = inner.unwrap();
  }
  return inner;
}

function child(schema: z.core.$ZodType, step: string | number): z.core.$ZodType | undefined {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) return Object.hasOwn(inner.shape, step) ? inner.shape[step] : undefined;
  if (inner instanceof z.ZodRecord) return inner.valueType;
  if (inner instanceof z.ZodArray) return inner.element;
  if (inner instanceof z.ZodTuple) return inner.def.items[Number(step)];
  if (inner instanceof z.ZodUnion) {
    return inner.options.map((option) => child(option, step)).find((found) => found !== undefined);
  }
  return undefined;
}

/** The schema of the value at a path, or undefined where the schema has no such place. */
export function schemaAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType | undefined {
  let here: z.core.$ZodType | undefined = schema;
  for (const step of path) {
    here = here && child(here, step);
  }
  return here;
}

/** The keys that a schema of an object, or of a map by named keys, knows; none for other schemas. */
export function knownKeys(schema: z.core.$ZodType | undefined): readonly string[] {
  const inner = schema && unwrap(schema);
  if (inner instanceof z.ZodObject) return Object.keys(inner.shape);
  if (inner instanceof z.ZodRecord && inner.keyType instanceof z.ZodEnum) {
    return inner.keyType.options.map(String);
  }
  if (inner instanceof z.ZodUnion) return [...new Set(inner.options.flatMap((option) => knownKeys(option)))];
  return [];
}

/** What `about()` said of a schema, by language. */
export function description(schema: z.core.$ZodType | undefined): { zh: string; en: string } | undefined {
  const text =
    schema &&
    (z.globalRegistry.get(schema)?.description ?? z.globalRegistry.get(unwrap(schema))?.description);
  if (!text) return undefined;
  const [zh = "", en = zh] = text.split("\n");
  return { zh, en };
}
