import type { Origin } from "../objects/model.js";
import { type AddressPool, addressPoolsOf } from "./address-pools.js";
import type { Ground } from "./ground.js";
import { type Refusal, refusalsOf } from "./refusals.js";
import { type PoolObjects, type PoolSession, sessionsOf } from "./sessions.js";
import type { Network } from "./transport.js";

/** All that pools' objects say about the planes, for paths and for audits: plain data that can be kept. */
export interface Extranet extends Network {
  /** Load balancers that MetalLB announces. */
  readonly balancers: readonly PoolSession[];
  readonly addressPools: readonly AddressPool[];
  readonly refusals: readonly Refusal[];
  /** Where the objects of a pool stand. */
  readonly origins: Readonly<Record<string, Origin>>;
}

/** Reads it from the objects, and the ground that they stand on from the estate. */
export function extranetOn(ground: Ground, all: readonly PoolObjects[]): Extranet {
  const { routes, balancers } = sessionsOf(all);
  return {
    ground,
    sessions: routes,
    balancers,
    addressPools: all.flatMap(addressPoolsOf),
    refusals: all.flatMap(refusalsOf),
    origins: Object.fromEntries(all.flatMap(({ pool, origin }) => (origin ? [[pool, origin]] : []))),
  };
}
