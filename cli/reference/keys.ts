import type { SchemaNode } from "./json-schema.js";

/** One key that a file of a kind may have, at whatever depth. */
export interface Key {
  /** `quota.<pool>.cpu`, `contacts[].phone`. */
  readonly path: string;
  /** Which values it takes, in words that need no translation: `integer, 1–168`. */
  readonly values: string;
  readonly isRequired: boolean;
  /** As YAML would write it; undefined where there is none. */
  readonly default: string | undefined;
  /** Chinese on the first line, English on the second; empty where the key says it all. */
  readonly about: string;
}

/** All keys of a schema, outer ones before inner ones. */
export function keysOf(node: SchemaNode, path = ""): Key[] {
  if (Array.isArray(node.items))
    return node.items.flatMap((item, index) => keysOf(item, `${path}[${index}]`));
  if (node.items) return keysOf(node.items as SchemaNode, `${path}[]`);
  const branches = node.anyOf ?? node.oneOf;
  if (branches) return distinct(branches.flatMap((branch) => keysOf(branch, path)));
  const inner = node.additionalProperties;
  if (typeof inner === "object")
    return keysOf(inner, `${path}.<${keyName(node.propertyNames)}>`.replace(/^\./, ""));
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const childPath = path ? `${path}.${key}` : key;
    return [keyOf(childPath, child, node.required?.includes(key) === true), ...keysOf(child, childPath)];
  });
}

function keyOf(path: string, node: SchemaNode, isRequired: boolean): Key {
  return {
    path,
    values: valuesOf(node),
    isRequired: isRequired && node.default === undefined,
    default: node.default === undefined ? undefined : JSON.stringify(node.default),
    about: node.description ?? "",
  };
}

/** What a map's keys are called: by the entities they name, else just "id". */
function keyName(names: SchemaNode | undefined): string {
  return names?.refers?.join("|") ?? "id";
}

/** Which values a node takes. */
export function valuesOf(node: SchemaNode): string {
  if (node.refers) return `id of ${node.refers.join(" or ")}`;
  if (node.const !== undefined) return `\`${node.const}\``;
  if (node.enum) return node.enum.map((value) => `\`${value}\``).join(", ");
  const branches = node.anyOf ?? node.oneOf;
  if (branches) return [...new Set(branches.map(valuesOf))].join(", ");
  if (node.type === "array") return arrayValues(node);
  if (node.type === "object") return typeof node.additionalProperties === "object" ? "map" : "object";
  return [node.format ?? node.type ?? "any", ...limitsOf(node)].join(", ");
}

function arrayValues(node: SchemaNode): string {
  const { items } = node;
  if (Array.isArray(items)) return `list: ${items.map(valuesOf).join("; ")}`;
  const of = items ? ` of ${valuesOf(items as SchemaNode)}` : "";
  return [`list${of}`, ...range(node.minItems, node.maxItems, " items")].join(", ");
}

function limitsOf(node: SchemaNode): string[] {
  return [
    ...range(node.minimum, node.maximum, ""),
    ...(node.exclusiveMinimum === undefined ? [] : [`> ${node.exclusiveMinimum}`]),
    ...(node.multipleOf === undefined || node.type === "integer" ? [] : [`multiple of ${node.multipleOf}`]),
    ...range(node.minLength, node.maxLength, " characters"),
    ...(node.pattern === undefined || node.format !== undefined ? [] : [`\`${node.pattern}\``]),
  ];
}

function range(low: number | undefined, high: number | undefined, unit: string): string[] {
  const top = high === undefined || high >= Number.MAX_SAFE_INTEGER ? undefined : high;
  if (low === undefined && top === undefined) return [];
  if (top === undefined) return [`≥ ${low}${unit}`];
  return low === undefined ? [`≤ ${top}${unit}`] : [`${low}–${top}${unit}`];
}

/** Branches of a union share keys; each is told once. */
function distinct(keys: readonly Key[]): Key[] {
  return [...new Map(keys.map((key) => [`${key.path} ${key.values}`, key])).values()];
}
