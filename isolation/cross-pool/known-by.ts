import { type AddressRange, rangeOf } from "../addresses.js";
import type { PlacedPod, Workload } from "../engine/cell.js";
import type { PortSet } from "../engine/port-sets.js";
import { clipped, type JudgedStretch, stretchesOf } from "../engine/stretches.js";
import { identityLabels } from "../identity.js";
import type { Intent } from "../intent/intent.js";
import type { Direction } from "../objects/model.js";
import type { Cluster } from "../world.js";

/**
 * Between pools a pod is known by the addresses that its department has in its zone there: connections leave to the
 * target's and arrive from the source's, and both ends must let them.
 */
export function addressesOf(cluster: Cluster, workload: Workload, intent: Intent): AddressRange[] {
  const labels = cluster.engine.sites.get(workload.namespace)?.namespace.labels ?? {};
  const blocks = intent.pools.find(({ id }) => id === cluster.pool)?.blocks ?? [];
  return blocks
    .filter(
      ({ department, zone }) =>
        department === labels[identityLabels.department] && zone === labels[identityLabels.zone],
    )
    .flatMap(({ cidr }) => rangeOf(cidr) ?? []);
}

/** What one side lets pass, over all addresses of the other, and the stretch where it lets most. */
export interface Passage {
  readonly certain: PortSet;
  readonly possible: PortSet;
  readonly stretch: JudgedStretch;
}

/** @returns undefined where the other side has no addresses */
export function passageOf(
  { engine }: Cluster,
  placed: PlacedPod,
  direction: Direction,
  others: readonly AddressRange[],
): Passage | undefined {
  const { sets } = engine;
  const stretches = clipped(stretchesOf(placed.cell[direction]), others);
  const weight = ({ certain, possible }: JudgedStretch) => sets.size(certain) * 2 ** 20 + sets.size(possible);
  const [first, ...more] = stretches;
  if (!first) return undefined;
  return {
    certain: stretches.reduce((all, one) => sets.union(all, one.certain), sets.none),
    possible: stretches.reduce((all, one) => sets.union(all, one.possible), sets.none),
    stretch: more.reduce((best, one) => (weight(one) > weight(best) ? one : best), first),
  };
}
