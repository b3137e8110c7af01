import { z } from "zod";
import type { DocumentKind } from "../../estate/entity.js";
import { generatedBy } from "./markdown.js";

/** A node of a JSON Schema, as far as our schemas use it. */
export interface SchemaNode {
  readonly type?: string;
  /** Chinese on the first line, English on the second. */
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly propertyNames?: SchemaNode;
  readonly items?: SchemaNode | readonly SchemaNode[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Kinds of entities that the value names; ours, not of JSON Schema. */
  readonly refers?: readonly string[];
}

/** What a file of a kind may hold, references included. */
export function schemaNode(kind: DocumentKind): SchemaNode {
  return z.toJSONSchema(kind.schema, { io: "input", target: "draft-7" }) as SchemaNode;
}

/**
 * The JSON Schema (draft 7, which every editor knows) of a kind of file. It says all that a schema language can say;
 * `zhengyun check` knows more.
 */
export function jsonSchemaFile(kind: DocumentKind): string {
  const { $schema, ...rest } = z.toJSONSchema(kind.schema, {
    io: "input",
    target: "draft-7",
    override: ({ jsonSchema }) => {
      delete (jsonSchema as SchemaNode & { refers?: unknown }).refers;
    },
  });
  const file = {
    $schema,
    $comment: generatedBy,
    title: `${kind.title.zh} · ${kind.title.en}`,
    ...rest,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Where the schema of a kind of file is written, from the root of a repository. */
export function jsonSchemaPath(kind: DocumentKind): string {
  return `schemas/${kind.name}.schema.json`;
}
