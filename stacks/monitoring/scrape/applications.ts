import type { ApplicationScrapeProps } from "../../../constructs/monitoring/scrape/applications.js";
import type { Estate } from "../../../estate/index.js";
import { namespaceOf } from "../../../estate/names.js";
import { catalogue, exporterOf } from "../../../monitoring/catalogue/index.js";

/** Where an application shows metrics. */
export type ApplicationEnd = ApplicationScrapeProps["ends"][number];

/** The applications in a pool that declare where they show metrics, by namespace. */
export function applicationEnds(estate: Estate, pool: string): ApplicationEnd[] {
  return estate
    .all("application")
    .flatMap(({ id, value: { metricsPort, placements } }) =>
      metricsPort && placements[pool]
        ? [{ namespace: namespaceOf(id), port: Number(metricsPort.slice("tcp/".length)) }]
        : [],
    )
    .sort((one, other) => (one.namespace < other.namespace ? -1 : 1));
}

/** Names of metrics that are not an application's to give. */
const reserved = [...catalogue.keys()].sort();

/** How a pool scrapes its applications; undefined where none shows metrics. */
export function applicationScrapeOf(ends: readonly ApplicationEnd[]): ApplicationScrapeProps | undefined {
  if (ends.length === 0) return undefined;
  const { job, scrapeSeconds } = exporterOf("application");
  return { job, scrapeSeconds, ends, reserved };
}
