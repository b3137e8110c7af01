import type { KubernetesObject } from "../../../constructs/kubernetes-object.js";
import type { ExporterOutside } from "../../../constructs/monitoring/exporter-egress.js";
import { smartctlExporterValues } from "../../../constructs/monitoring/exporters/smartctl.js";
import type { ApplicationScrapeProps } from "../../../constructs/monitoring/scrape/applications.js";
import { scrapeConfig } from "../../../constructs/monitoring/scrape/scrape-config.js";
import type { UpstreamChart } from "../../../constructs/platform/upstream-release.js";
import type { Settings } from "../../../estate/kinds/settings.js";
import type { PoolMonitoring } from "../../../estate/pool-monitoring.js";
import { exporterOf } from "../../../monitoring/catalogue/index.js";
import { type ApplicationEnd, applicationScrapeOf } from "./applications.js";
import { askersOf } from "./askers.js";
import { serviceSources } from "./declared.js";
import { commonSources, driveSource, extranetSources, type Source, storeSource } from "./installed.js";

/** What there is to watch in a pool. */
export interface WatchedPool {
  /** What its file declares. @default - nothing but what our stacks install */
  readonly declared?: PoolMonitoring;
  readonly hasExtranet: boolean;
  /** Where its applications show metrics. @default - none does */
  readonly applications?: readonly ApplicationEnd[];
  /** The province's store, in the pool that it runs in. */
  readonly store?: NonNullable<Settings["monitoring"]>["store"];
}

/** What it takes to watch a pool. */
export interface PoolWatch {
  /** The jobs of the catalogue that are scraped, in order. */
  readonly jobs: readonly string[];
  readonly scrapeConfigs: readonly KubernetesObject[];
  /** How applications are, if any shows metrics. */
  readonly applications?: ApplicationScrapeProps;
  /** The charts of the exporters that ask others for us. */
  readonly charts: readonly UpstreamChart[];
  /** What these exporters must be let out to. */
  readonly outside: readonly ExporterOutside[];
}

/** From what a pool has to how it is scraped: jobs, intervals and honoured labels are those of the catalogue. */
export function poolWatch(
  { declared, hasExtranet, applications: ends = [], store }: WatchedPool,
  settings: Pick<Settings, "charts" | "mirrors">,
): PoolWatch {
  const askers = declared ? askersOf(declared) : [];
  const hasDrives = declared?.drives ?? false;
  const sources: Source[] = [
    ...commonSources(),
    ...(hasExtranet ? extranetSources() : []),
    ...(store ? [storeSource(store)] : []),
    ...(declared ? serviceSources(declared.services) : []),
    ...askers.map(({ source }) => source),
    ...(hasDrives ? [driveSource()] : []),
  ];
  const charts = [
    ...askers,
    ...(hasDrives
      ? [{ chart: "prometheus-smartctl-exporter", values: smartctlExporterValues } as const]
      : []),
  ];
  const applications = applicationScrapeOf(ends);
  return {
    jobs: [...new Set([...sources, ...(applications ? [applications] : [])].map(({ job }) => job))].sort(),
    scrapeConfigs: sources.map(({ name, job, targets, manner }) =>
      scrapeConfig(name, exporterOf(job), targets, manner),
    ),
    ...(applications ? { applications } : {}),
    charts: charts.map(({ chart, values }) => ({
      chart,
      version: settings.charts[chart],
      repository: settings.mirrors.charts ?? "https://prometheus-community.github.io/helm-charts",
      values: values(settings.mirrors.images),
    })),
    outside: askers.map(({ outside }) => outside).filter(({ rules }) => rules.length > 0),
  };
}
