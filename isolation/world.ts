import { groupBy } from "../estate/estate.js";
import type { Finding } from "../estate/findings/finding.js";
import { byPlace } from "../estate/findings/finding.js";
import { Engine } from "./engine/engine.js";
import { PortSets } from "./engine/port-sets.js";
import type { Intent } from "./intent/intent.js";
import { textFiles } from "./objects/files.js";
import type { ClusterNetworkPolicy, ClusterObjects, NetworkPolicy } from "./objects/model.js";
import { withAnyPods, withMissingNamespaces, withPodNetworks } from "./objects/namespaces.js";
import { type ReadObjects, readObjects } from "./objects/read.js";
import { readStacks, type Stack, synthesisedStacks } from "./objects/terraform.js";
import { Places } from "./places.js";
import type { Extranet } from "./planes/extranet.js";

/** One cluster, ready to be asked. */
export interface Cluster {
  /** Id of its pool; empty for manifests, which say nothing of pools. */
  readonly pool: string;
  readonly objects: ClusterObjects;
  /** Made when first asked for: a question about two of twenty pools pays for two. */
  readonly engine: Engine;
  /** Whether pods stand for any that its namespaces may come to have, because the input has none. */
  readonly isHypothetical: boolean;
  /** The same cluster with other objects; its verdicts can be compared with this one's. */
  with(objects: ClusterObjects): Cluster;
}

/** What is asked about: one cluster, or the pools of a province. */
export interface World {
  readonly clusters: readonly Cluster[];
  /** What was wrong with the input; the answers do without it. */
  readonly findings: readonly Finding[];
  readonly places: Places;
  /** What the estate it was made from means, where there is one. */
  readonly intent?: Intent;
  /** How its pools are connected, where an estate says so; read when first asked for. */
  readonly network?: () => Extranet;
  readonly counts: ReadObjects["counts"];
}

/**
 * Manifests of one cluster: a file or a folder of YAML or JSON, also gzipped. Where it has no pods at all, one in
 * each namespace stands for any.
 */
export function worldOfManifests(path: string, networks: readonly string[] = []): World {
  const read = readObjects(textFiles(path));
  return worldOf([{ pool: "", read }], new Places(path), { "": networks }, false);
}

/** The objects of one pool, as plain data that can be kept. */
export interface PoolObjects {
  readonly pool: string;
  readonly read: ReadObjects;
}

/** What `synth` wrote, read back: of all pools or of some. */
export function objectsOfOutput(folder: string, pools: readonly string[] = []): PoolObjects[] {
  return objectsOfStacks(synthesisedStacks(folder, pools));
}

/** The objects of stacks, by pool. */
export function objectsOfStacks(stacks: readonly Stack[]): PoolObjects[] {
  return [...groupBy(stacks, ({ pool }) => pool)].map(([pool, some]) => ({ pool, read: readStacks(some) }));
}

/**
 * A world of what was read back, one cluster a pool.
 * @param intent what it was made from means, where that is known
 */
export function worldOfObjects(
  pools: readonly PoolObjects[],
  folder: string,
  intent?: Intent,
  network?: () => Extranet,
): World {
  const world = worldOf(pools, new Places(folder), networksOf(intent), true, intent);
  return network ? { ...world, network } : world;
}

/** A world in which some policy objects are missing. */
export function withoutPolicies(
  world: World,
  isMissing: (pool: string, policy: NetworkPolicy | ClusterNetworkPolicy) => boolean,
): World {
  const clusters = world.clusters.map((cluster) => {
    const { pool, objects } = cluster;
    const isThere = (policy: NetworkPolicy | ClusterNetworkPolicy) => !isMissing(pool, policy);
    const networkPolicies = objects.networkPolicies.filter(isThere);
    const clusterPolicies = objects.clusterPolicies.filter(isThere);
    const isWhole =
      networkPolicies.length === objects.networkPolicies.length &&
      clusterPolicies.length === objects.clusterPolicies.length;
    return isWhole ? cluster : cluster.with({ ...objects, networkPolicies, clusterPolicies });
  });
  return { ...world, clusters };
}

/** The same for objects that lie in no file. */
export function worldOfGiven(pools: readonly PoolObjects[], intent: Intent): World {
  return worldOf(pools, new Places(new Map()), networksOf(intent), true, intent);
}

/** The same for stacks that are not on disk. */
export function worldOfStacks(stacks: readonly Stack[], intent?: Intent, network?: () => Extranet): World {
  const places = new Places(new Map(stacks.map(({ file, text }) => [file, text])));
  const world = worldOf(objectsOfStacks(stacks), places, networksOf(intent), true, intent);
  return network ? { ...world, network } : world;
}

/** Networks that pods take their addresses from, by pool. */
type PodNetworks = Readonly<Record<string, readonly string[]>>;

function networksOf(intent: Intent | undefined): PodNetworks {
  return Object.fromEntries((intent?.pools ?? []).map(({ id, podNetworks }) => [id, podNetworks]));
}

function worldOf(
  pools: readonly PoolObjects[],
  places: Places,
  networks: PodNetworks,
  isSynthesised: boolean,
  intent?: Intent,
): World {
  const sets = new PortSets();
  const clusters = pools.map(({ pool, read: { objects } }) => {
    const isHypothetical = isSynthesised || objects.pods.length === 0;
    return new LazyCluster(
      pool,
      completed(objects, networks[pool] ?? [], isHypothetical),
      isHypothetical,
      sets,
    );
  });
  const sum = (key: keyof ReadObjects["counts"]) =>
    pools.reduce((total, { read }) => total + read.counts[key], 0);
  return {
    clusters,
    findings: pools.flatMap(({ read }) => read.findings).sort(byPlace),
    places,
    ...(intent ? { intent } : {}),
    counts: { files: sum("files"), documents: sum("documents"), objects: sum("objects") },
  };
}

class LazyCluster implements Cluster {
  #engine: Engine | undefined;

  constructor(
    readonly pool: string,
    readonly objects: ClusterObjects,
    readonly isHypothetical: boolean,
    private readonly sets: PortSets,
  ) {}

  get engine(): Engine {
    this.#engine ??= new Engine(this.objects, this.sets);
    return this.#engine;
  }

  with(objects: ClusterObjects): Cluster {
    return new LazyCluster(this.pool, objects, this.isHypothetical, this.sets);
  }
}

function completed(
  objects: ClusterObjects,
  networks: readonly string[],
  isHypothetical: boolean,
): ClusterObjects {
  const whole = withMissingNamespaces(isHypothetical ? withAnyPods(objects) : objects);
  return withPodNetworks(whole, networks);
}
