import type { KubernetesObject } from "../kubernetes-object.js";
import { stableShard } from "../stable-shard.js";

/**
 * Deals objects to a fixed number of releases. An object's release depends on its own name alone: were it moved,
 * Helm would delete it in one release while it makes it in another.
 */
export function splitObjects(objects: readonly KubernetesObject[], releases: number): KubernetesObject[][] {
  const split: KubernetesObject[][] = Array.from({ length: releases }, () => []);
  for (const object of objects) split[stableShard(objectKey(object), releases)]?.push(object);
  return split;
}

/** What makes an object the same one: API group, kind, namespace and name. */
function objectKey({ apiVersion, kind, metadata }: KubernetesObject): string {
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  return [group, kind, metadata.namespace ?? "", metadata.name].join("/");
}
