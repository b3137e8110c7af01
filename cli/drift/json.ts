import { driftClasses } from "../../changes/drift/classes.js";
import type { Drift, PoolDrift } from "../../changes/drift/drift.js";
import type { Declared } from "./declared.js";

/** What differs in a pool, with where the estate declares it. */
export interface LocatedPool extends PoolDrift {
  readonly drift: readonly (Drift & { readonly declared?: Declared })[];
}

/** How and when pools were looked at. */
interface Seen {
  readonly at: Date;
  readonly from: "live" | "dump";
}

/** What `drift --json` prints, made for an exporter: the counts of all classes stand there, zeros too. */
export function driftJson(pools: readonly LocatedPool[], { at, from }: Seen): object {
  return {
    at: at.toISOString(),
    from,
    pools: pools.map(({ pool, state, objects, drift, unknown }) => ({
      pool,
      state,
      objects,
      counts: Object.fromEntries(
        driftClasses.map((each) => [each, drift.filter((one) => one.class === each).length]),
      ),
      drift,
      unknown,
    })),
  };
}
