import type { KubernetesObject } from "../../constructs/kubernetes-object.js";
import { resourceKinds } from "./kinds.js";
import { releaseObjects } from "./release-objects.js";
import { toObject } from "./to-object.js";
import { isUpstream } from "./upstream-releases.js";

export type { KubernetesObject } from "../../constructs/kubernetes-object.js";

type Json = Readonly<Record<string, unknown>>;

/** Sections of a stack that make no objects. */
const silent = new Set(["//", "provider", "terraform", "variable"]);

/**
 * The Kubernetes objects that a synthesised stack would apply, read from its `cdk.tf.json` alone: what its pool's
 * operator applies where we do not, and what proofs of isolation look at.
 *
 * Sorted so that they can be applied in order: namespaces, then what has none, then by namespace; default deny
 * before anything else in it.
 *
 * @param json text of `cdk.tf.json`
 * @throws Error naming the resource, for everything that cannot be said as a Kubernetes object: nothing is dropped
 * but releases of charts that others publish, which `upstreamReleases` lists
 */
export function renderStack(json: string): KubernetesObject[] {
  const stack = JSON.parse(json) as Json;
  for (const section of Object.keys(stack)) {
    if (section !== "resource" && !silent.has(section)) {
      throw new Error(`render does not know the section "${section}" of a stack.`);
    }
  }
  const resources = (stack.resource ?? {}) as Readonly<Record<string, Readonly<Record<string, Json>>>>;
  return Object.entries(resources)
    .flatMap(([type, named]) =>
      Object.entries(named).flatMap(([name, attributes]) => objectsOf(type, `${type}.${name}`, attributes)),
    )
    .sort(inOrderOfApplying);
}

/**
 * The objects that one resource of a stack makes; of a chart that others publish, none that we know.
 *
 * @throws Error for what cannot be said as a Kubernetes object
 */
export function objectsOf(type: string, address: string, attributes: Json): KubernetesObject[] {
  if (type === "helm_release") return isUpstream(attributes) ? [] : releaseObjects(address, attributes);
  const kind = resourceKinds[type];
  if (!kind)
    throw new Error(`${address}: render does not know the type ${type}; add it to stacks/render/kinds.ts.`);
  return [toObject(address, attributes, kind)];
}

function inOrderOfApplying(one: KubernetesObject, other: KubernetesObject): number {
  const [a, b] = [sortKey(one), sortKey(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortKey({ kind, metadata }: KubernetesObject): string {
  const first = kind === "Namespace" || metadata.name === "default-deny" ? "0" : "1";
  const scope =
    kind === "Namespace" ? "0" : metadata.namespace === undefined ? "1" : `2${metadata.namespace}`;
  return [scope, first, kind, metadata.name].join("\0");
}
