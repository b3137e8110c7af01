import type { Workload } from "../engine/cell.js";
import { selects } from "../engine/tri.js";
import { identityLabels } from "../identity.js";
import type { Namespace, Pod } from "../objects/model.js";
import type { Cluster, World } from "../world.js";
import type { Member, Party } from "./party.js";

/** What a name may be the name of. */
export type PartyKind = "department" | "application" | "zone" | "pool" | "namespace" | "workload" | "service";

interface NamedKind {
  readonly kind: PartyKind;
  find(world: World, word: string): Party | undefined;
  /** Every name of the kind, for suggestions. */
  words(world: World): Iterable<string>;
}

const { department, application, zone } = identityLabels;

/** All kinds of named parties; adding one is adding a line. */
export const namedKinds: readonly NamedKind[] = [
  byNamespace("department", ({ labels }) => labels[department]),
  byNamespace("application", ({ labels }) =>
    labels[application] === undefined ? undefined : `${labels[department]}/${labels[application]}`,
  ),
  byNamespace("zone", ({ labels }) => labels[zone]),
  byNamespace("namespace", ({ name }) => name),
  {
    kind: "pool",
    find: (world, word) =>
      pods(
        "pool",
        word,
        world.clusters.filter(({ pool }) => word !== "" && pool === word).flatMap((one) => members(one)),
      ),
    words: (world) => world.clusters.map(({ pool }) => pool).filter((pool) => pool !== ""),
  },
  {
    kind: "workload",
    find: (world, word) =>
      pods(
        "workload",
        word,
        world.clusters
          .filter((cluster) => cluster.objects.pods.some((pod) => isCalled(cluster, idOf(pod), word)))
          .flatMap((cluster) => members(cluster, ({ id }) => isCalled(cluster, id, word))),
      ),
    words: (world) => world.clusters.flatMap(({ objects }) => objects.pods.map((pod) => short(idOf(pod)))),
  },
  {
    kind: "service",
    find: (world, word) => servicesCalled(world, word)[0],
    words: (world) =>
      world.clusters.flatMap(({ objects }) =>
        objects.services.map(({ namespace, name }) => `${namespace}/${name}`),
      ),
  },
];

/** Objects are looked through first, so that only the clusters which have the name are worked out. */
function byNamespace(kind: PartyKind, name: (namespace: Namespace) => string | undefined): NamedKind {
  return {
    kind,
    find(world, word) {
      const found = world.clusters.flatMap((cluster) => {
        const called = cluster.objects.namespaces.filter((namespace) => name(namespace) === word);
        const names = new Set(called.map((namespace) => namespace.name));
        return names.size > 0 ? members(cluster, ({ namespace }) => names.has(namespace)) : [];
      });
      return pods(kind, word, found);
    },
    words: (world) =>
      new Set(world.clusters.flatMap(({ objects }) => objects.namespaces.flatMap((one) => name(one) ?? []))),
  };
}

function members(cluster: Cluster, includes: (workload: Workload) => boolean = () => true): Member[] {
  return [...cluster.engine.workloads.values()].filter(includes).map((workload) => ({ cluster, workload }));
}

function pods(what: PartyKind, label: string, found: readonly Member[]): Party | undefined {
  return found.length > 0 ? { kind: "pods", what, label, members: found } : undefined;
}

/** `namespace/name`, `namespace/Kind/name`, and either with the pool before it. */
function isCalled({ pool }: Cluster, id: string, word: string): boolean {
  const names = [id, short(id)];
  return names.includes(word) || names.some((name) => word === `${pool}/${name}`);
}

function idOf({ namespace, kind, name }: Pod): string {
  return `${namespace}/${kind}/${name}`;
}

function short(id: string): string {
  return id.replace(/\/[^/]*\//, "/");
}

function servicesCalled(world: World, word: string): Party[] {
  return world.clusters.flatMap((cluster) =>
    cluster.objects.services
      .filter(
        ({ namespace, name }) =>
          word === `${namespace}/${name}` || word === `${cluster.pool}/${namespace}/${name}`,
      )
      .map((service) => {
        const { pods: selector, namespace, name } = service;
        const chosen = [...cluster.engine.workloads.values()].filter(
          (workload) =>
            selector !== undefined &&
            workload.namespace === namespace &&
            [...workload.pods].some(({ pod }) => selects(selector, pod.labels, pod.labelsKnown)),
        );
        const label = `${namespace}/${name}`;
        return {
          kind: "pods",
          what: "service",
          label,
          members: chosen.map((workload) => ({ cluster, workload })),
          service,
        } as const;
      }),
  );
}
