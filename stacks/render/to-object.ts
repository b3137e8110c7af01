import type { KubernetesObject } from "../../constructs/kubernetes-object.js";
import { templateText } from "../escape.js";
import type { Field, Fields, ResourceKind } from "./fields.js";

type Json = Readonly<Record<string, unknown>>;

/** What every Terraform resource may carry for Terraform alone. */
const metaArguments = new Set(["//", "depends_on", "lifecycle", "provider", "count", "for_each"]);

/**
 * The Kubernetes object that a resource of the Kubernetes provider stands for.
 *
 * @param address of the resource, for messages
 * @throws Error for anything it cannot say in Kubernetes' words: nothing is dropped
 */
export function toObject(address: string, attributes: Json, kind: ResourceKind): KubernetesObject {
  if ("count" in attributes || "for_each" in attributes) {
    throw new Error(
      `${address} stands for several objects (count or for_each), which only Terraform can tell.`,
    );
  }
  const ours = new Set(kind.ours);
  const own = Object.entries(attributes).filter(([name]) => !metaArguments.has(name) && !ours.has(name));
  const converted = block(address, Object.fromEntries(own), kind.fields);
  const named = { ...(kind.name ? { name: kind.name } : {}), ...(converted.metadata as Json | undefined) };
  if (typeof named.name !== "string") throw new Error(`${address} has no name.`);
  return {
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    ...converted,
    metadata: { ...named, name: named.name },
  };
}

function block(path: string, attributes: Json, fields: Fields): Json {
  const known = byAttribute(fields);
  const result: Record<string, unknown> = {};
  for (const [attribute, given] of Object.entries(attributes)) {
    if (given === null) continue;
    const field = known.get(attribute);
    if (!field)
      throw new Error(`${path}: render does not know "${attribute}"; add it to stacks/render/kinds.ts.`);
    if (field.field === "unless-empty" && given === "") continue;
    result[field.name] = convert(`${path}.${attribute}`, given, field.field);
  }
  return result;
}

function convert(path: string, given: unknown, field: Field): unknown {
  if (field === "map") return map(path, given);
  if (field === "port") return port(plain(path, given));
  if (field === "value" || field === "unless-empty") return plain(path, given);
  const blocks = Array.isArray(given) ? given : [given];
  if ("many" in field)
    return blocks.map((one, index) => block(`${path}[${index}]`, object(path, one), field.many));
  if (blocks.length !== 1) throw new Error(`${path}: ${blocks.length} blocks where one belongs.`);
  return block(path, object(path, blocks[0]), field.one);
}

function object(path: string, given: unknown): Json {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given as Json;
  throw new Error(`${path}: not a block.`);
}

function map(path: string, given: unknown): Json {
  const entries = Object.entries(object(path, given));
  return Object.fromEntries(entries.map(([key, value]) => [text(path, key), plain(path, value)]));
}

function plain(path: string, given: unknown): unknown {
  if (typeof given === "string") return text(path, given);
  if (typeof given === "number" || typeof given === "boolean") return given;
  if (Array.isArray(given)) return given.map((one) => plain(path, one));
  throw new Error(`${path}: not a plain value.`);
}

/** What a template says. @throws Error for an expression, whose value Terraform alone knows */
export function text(path: string, template: string): string {
  const said = templateText(template);
  if (said === undefined)
    throw new Error(`${path}: "${template}" is an expression that only Terraform can evaluate.`);
  return said;
}

/** Ports are numbers, or names of container ports. */
function port(given: unknown): unknown {
  return typeof given === "string" && /^\d+$/.test(given) ? Number(given) : given;
}

const remembered = new WeakMap<
  Fields,
  ReadonlyMap<string, { readonly name: string; readonly field: Field }>
>();

/** Fields by the attribute that Terraform uses, each with the name that Kubernetes uses. */
function byAttribute(fields: Fields) {
  let known = remembered.get(fields);
  if (!known) {
    known = new Map(
      Object.entries(fields).map(([key, field]) => {
        const [attribute = "", name = camelCase(attribute)] = key.split("=");
        return [attribute, { name, field }] as const;
      }),
    );
    remembered.set(fields, known);
  }
  return known;
}

const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
