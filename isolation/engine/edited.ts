import type { ClusterObjects } from "../objects/model.js";
import type { Change } from "./update.js";

const lists = {
  NetworkPolicy: "networkPolicies",
  ClusterNetworkPolicy: "clusterPolicies",
  Namespace: "namespaces",
  Pod: "pods",
} as const;

/** The objects of a cluster after a change. */
export function edited(objects: ClusterObjects, { kind, before, after }: Change): ClusterObjects {
  const list: readonly unknown[] = objects[lists[kind]];
  const index = before ? list.indexOf(before) : -1;
  const others = index < 0 ? list : list.toSpliced(index, 1);
  return { ...objects, [lists[kind]]: after ? [...others, after] : others };
}
