import { identityLabels } from "../identity.js";
import type { Namespace } from "../objects/model.js";
import type { Cluster, World } from "../world.js";
import { namedKinds } from "./named.js";

/**
 * The part of a world that decides about two parties: their namespaces' pods and policies, with every namespace and
 * every policy of the cluster. A question about two departments then does not wait for hundreds of others. Where names
 * mean more than namespaces, where one is not known, or where pods elsewhere say what a port's name means, that is
 * all of it.
 */
export function nearTo(world: World, names: readonly string[]): World {
  const words = names.filter((name) => name !== "internet").map(withoutKind);
  const all = world.clusters.map((cluster) => touched(cluster, words));
  const areKnown = words.every((word) => all.some(({ known }) => known.has(word)));
  if (!areKnown || all.some(({ isWhole }) => isWhole)) return world;
  const clusters = world.clusters.map((cluster, index) => narrowed(cluster, all[index]?.namespaces));
  return { ...world, clusters };
}

interface Touched {
  readonly namespaces: ReadonlySet<string>;
  /** The words that meant something. */
  readonly known: ReadonlySet<string>;
  readonly isWhole: boolean;
}

function touched({ pool, objects }: Cluster, words: readonly string[]): Touched {
  const namespaces = new Set<string>();
  const known = new Set<string>();
  for (const namespace of objects.namespaces) {
    for (const word of words.filter((one) => isMeant(namespace, one, pool))) {
      namespaces.add(namespace.name);
      known.add(word);
    }
  }
  const tellsNames = objects.pods.some(({ namedPorts }) => namedPorts !== "unknown");
  return { namespaces, known, isWhole: tellsNames || words.includes(pool) };
}

/** Whether a word may mean something in a namespace; more often than it does, harms nothing. */
function isMeant({ name, labels }: Namespace, word: string, pool: string): boolean {
  const [department, application, zone] = [
    labels[identityLabels.department],
    labels[identityLabels.application],
    labels[identityLabels.zone],
  ];
  const meanings = [name, department, `${department}/${application}`, zone];
  return meanings.includes(word) || [`${name}/`, `${pool}/${name}/`].some((start) => word.startsWith(start));
}

function withoutKind(name: string): string {
  const kind = namedKinds.find((one) => name.startsWith(`${one.kind}:`))?.kind;
  return kind === undefined ? name : name.slice(kind.length + 1);
}

function narrowed(cluster: Cluster, namespaces: ReadonlySet<string> = new Set()): Cluster {
  const { objects } = cluster;
  const isNear = ({ namespace }: { readonly namespace: string }) => namespaces.has(namespace);
  return cluster.with({
    ...objects,
    pods: objects.pods.filter(isNear),
    networkPolicies: objects.networkPolicies.filter(isNear),
  });
}
