import type { Entity } from "./entity.js";
import { type Estate, groupBy } from "./estate.js";
import { perEstate } from "./per-estate.js";

type Plane = Entity<"plane">;

/** An access circuit of one plane. */
export interface Circuit {
  readonly plane: Plane;
  /** Its key in the plane. */
  readonly id: string;
  readonly value: Plane["value"]["circuits"][string];
}

/** The circuits of every pool, of both planes, in the order of planes and ids. */
export const circuitsByPool: (estate: Estate) => ReadonlyMap<string, readonly Circuit[]> = perEstate(
  (estate) =>
    groupBy(
      estate
        .all("plane")
        .flatMap((plane) =>
          Object.entries(plane.value.circuits).map(([id, value]) => ({ plane, id, value })),
        ),
      ({ value }) => value.pool,
    ),
);
