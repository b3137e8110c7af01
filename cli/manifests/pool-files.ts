import type { KubernetesObject } from "../../constructs/kubernetes-object.js";
import { groupBy } from "../../estate/index.js";
import type { Files } from "../update-folder.js";
import { objectsYaml } from "./yaml.js";

/** Objects with a namespace go to the namespace's own file; these names sort before every namespace's. */
const namespaces = "00-namespaces.yaml";
const clusterWide = "01-cluster.yaml";

/**
 * The files of one pool, as `kubectl apply -f FOLDER` takes them, which reads files by name: first all namespaces,
 * then what has none, then one file a namespace, so that a department's change is a change of its own files.
 * @param objects in the order in which they are applied
 */
export function poolFiles(objects: readonly KubernetesObject[]): Files {
  const groups = groupBy(objects, fileOf);
  return new Map(
    [...groups]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, group]) => [file, objectsYaml(group)] as const),
  );
}

function fileOf({ kind, metadata }: KubernetesObject): string {
  if (kind === "Namespace") return namespaces;
  return metadata.namespace === undefined ? clusterWide : `${metadata.namespace}.yaml`;
}
