import { common, rangeOf } from "../addresses.js";
import type { PlacedPod, Workload } from "../engine/cell.js";
import type { Verdicts } from "../engine/regime.js";
import { stretchesOf } from "../engine/stretches.js";
import { identityLabels } from "../identity.js";
import type { Intent } from "../intent/intent.js";
import type { Cluster } from "../world.js";
import { addressesOf, passageOf } from "./known-by.js";

/** A workload and the pool that it is in. */
interface End {
  readonly cluster: Cluster;
  readonly workload: Workload;
}

/** Workloads of different pools, and what connections from one to the other may do. */
export interface CrossPoolPair extends Verdicts {
  readonly from: End;
  readonly to: End;
}

/** Every pair of workloads of different pools between whom something may pass. */
export function* crossPoolPairs(clusters: readonly Cluster[], intent: Intent): Generator<CrossPoolPair> {
  const owners = ownersOf(clusters, intent);
  for (const cluster of clusters) {
    for (const workload of cluster.engine.workloads.values()) {
      const [placed] = workload.pods;
      if (!placed || placed.pod.isOutside) continue;
      const source = { cluster, workload };
      for (const target of targetsOf(cluster, placed, owners)) {
        const pair = pairOf(source, placed, target, intent);
        if (pair) yield pair;
      }
    }
  }
}

/** Workloads by the addresses that other pools know them by. */
interface Owner {
  readonly first: bigint;
  readonly last: bigint;
  readonly ends: readonly End[];
}

function ownersOf(clusters: readonly Cluster[], intent: Intent): Owner[] {
  const byPlace = new Map<string, End[]>();
  for (const cluster of clusters) {
    for (const workload of cluster.engine.workloads.values()) {
      const labels = cluster.engine.sites.get(workload.namespace)?.namespace.labels ?? {};
      const place = `${cluster.pool} ${labels[identityLabels.department]} ${labels[identityLabels.zone]}`;
      byPlace.set(place, [...(byPlace.get(place) ?? []), { cluster, workload }]);
    }
  }
  return intent.pools.flatMap(({ id, blocks }) =>
    blocks.flatMap(({ department, zone, cidr }) => {
      const range = rangeOf(cidr);
      const ends = byPlace.get(`${id} ${department} ${zone}`) ?? [];
      return range && ends.length > 0 ? [{ ...range, ends }] : [];
    }),
  );
}

/** Workloads of other pools to whose addresses a pod may open connections, each once. */
function targetsOf(cluster: Cluster, placed: PlacedPod, owners: readonly Owner[]): Iterable<End> {
  const open = stretchesOf(placed.cell.egress).filter(
    ({ possible }) => possible !== cluster.engine.sets.none,
  );
  const found = owners.filter((owner) => open.some((stretch) => common(stretch, owner)));
  const ends = found.flatMap((owner) => owner.ends).filter((end) => end.cluster !== cluster);
  return new Map(ends.map((end) => [`${end.cluster.pool}/${end.workload.id}`, end])).values();
}

function pairOf(source: End, placed: PlacedPod, target: End, intent: Intent): CrossPoolPair | undefined {
  const [other] = target.workload.pods;
  if (!other) return undefined;
  const to = addressesOf(target.cluster, target.workload, intent);
  const from = addressesOf(source.cluster, source.workload, intent);
  const leaving = passageOf(source.cluster, placed, "egress", to);
  const arriving = passageOf(target.cluster, other, "ingress", from);
  if (!leaving || !arriving) return undefined;
  const { sets } = source.cluster.engine;
  const possible = sets.intersection(leaving.possible, arriving.possible);
  if (possible === sets.none) return undefined;
  return {
    from: source,
    to: target,
    certain: sets.intersection(leaving.certain, arriving.certain),
    possible,
  };
}
