import type { PlacedPod } from "../engine/cell.js";
import { expectationOf, portSetOf } from "../intent/expectation.js";
import type { Pair } from "../listing/listing.js";
import type { Cluster, World } from "../world.js";

/** Whether a listed pair is one of the openings that every application has beside its grants, and no more. */
export function isBuiltIn({ from, to, ports }: Pair, { clusters, intent }: World): boolean {
  if (!intent) return false;
  for (const cluster of clusters) {
    const [one, other] = [podOf(cluster, clusters, from), podOf(cluster, clusters, to)];
    if (!one || !other || (!one.pod.isOutside && !other.pod.isOutside)) continue;
    const { sets } = cluster.engine;
    const { possible } = expectationOf(intent, cluster.pool, sets).between(one.pod, other.pod);
    const asked = portSetOf(
      ports.map((text) => text.toLowerCase()),
      sets,
    );
    return sets.difference(asked, possible) === sets.none;
  }
  return false;
}

/** The pod behind a listed id, which begins with the pool where there are several. */
function podOf(cluster: Cluster, clusters: readonly Cluster[], listed: string): PlacedPod | undefined {
  const prefix = clusters.length > 1 ? `${cluster.pool}/` : "";
  if (!listed.startsWith(prefix)) return undefined;
  const [placed] = cluster.engine.workloads.get(listed.slice(prefix.length))?.pods ?? [];
  return placed;
}
