import type { Entity } from "./entity.js";
import type { Estate } from "./estate.js";
import type { Application } from "./kinds/application.js";

/**
 * How often each tier is backed up at least, in hours. General: the tier's recovery point of 24 hours. Important: a
 * full copy a day (GB/T 20988). Core: replication keeps the recovery point, the backup guards against what
 * replication copies faithfully, such as a deletion.
 */
export const longestInterval: Readonly<Record<Application["drTier"], number>> = {
  core: 6,
  important: 24,
  general: 24,
};

/** The applications of a tier that run anywhere. */
export function placedOf(estate: Estate, tier: Application["drTier"]): Entity<"application">[] {
  return estate
    .all("application")
    .filter(({ value }) => value.drTier === tier && Object.keys(value.placements).length > 0);
}
