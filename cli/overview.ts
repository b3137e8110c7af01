import { type Entity, type Estate, groupBy } from "../estate/index.js";

/** What there is in some pools of an estate. */
export interface Overview {
  readonly pools: number;
  /** Departments and units with an application there. */
  readonly departments: number;
  /** Applications placed there; one that is placed in several pools counts once. */
  readonly applications: number;
}

/** The tiers of pools, from the top. */
export const tiers = ["province", "city", "industry"] as const;

export type Tier = (typeof tiers)[number];

/** What there is in some pools. */
export function overviewOf(estate: Estate, pools: readonly Entity<"pool">[]): Overview {
  const ids = new Set(pools.map((pool) => pool.id));
  const applications = estate
    .all("application")
    .filter((application) => Object.keys(application.value.placements).some((pool) => ids.has(pool)));
  return {
    pools: pools.length,
    departments: groupBy(applications, (application) => application.owner).size,
    applications: applications.length,
  };
}
