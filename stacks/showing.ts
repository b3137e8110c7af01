import type { Estate } from "../estate/index.js";
import { namespaceOf } from "../estate/names.js";

/** The namespaces in a pool whose applications show their department's metrics. @param department @default - all */
export function showingNamespaces(estate: Estate, pool: string, department?: string): string[] {
  const applications =
    department === undefined ? estate.all("application") : estate.applicationsOf(department);
  return applications
    .filter(({ value }) => value.showsMetrics && value.placements[pool])
    .map(({ id }) => namespaceOf(id))
    .sort();
}
