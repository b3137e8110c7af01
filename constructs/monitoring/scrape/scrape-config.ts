import { managed } from "../../keys.js";
import type { KubernetesObject } from "../../kubernetes-object.js";
import { MONITORING_NAMESPACE } from "../namespace.js";

/** How an exporter is asked, as the catalogue of metrics says it. */
export interface Asking {
  /** The value of `job`. */
  readonly job: string;
  readonly scrapeSeconds: number;
  /** Whether its own labels win over those of the target with the same name. */
  readonly honorLabels?: true;
}

/** What a target label becomes; an action of Prometheus' relabelling. */
export interface Relabeling {
  readonly action?: "keep" | "drop";
  readonly sourceLabels?: readonly string[];
  readonly regex?: string;
  readonly targetLabel?: string;
  readonly replacement?: string;
}

/** Where targets come from, and how what was found becomes a target. */
export interface Targets {
  readonly kubernetesSDConfigs?: readonly object[];
  readonly staticConfigs?: readonly object[];
  readonly relabelings: readonly Relabeling[];
}

/** How targets are asked where it is not in clear text at `/metrics`. */
export interface Manner {
  readonly scheme?: "https";
  readonly metricsPath?: string;
  readonly params?: Readonly<Record<string, readonly string[]>>;
  readonly scrapeTimeout?: string;
  readonly scrapeClass?: string;
  readonly tlsConfig?: object;
  readonly basicAuth?: object;
}

/**
 * One source of targets as the operator of Prometheus takes it. The default scrape class adds the pool's identity
 * (`prometheus-values.ts`), the operator makes `job` of the job's name.
 *
 * @param name unique among the pool's; a job may have several sources
 */
export function scrapeConfig(
  name: string,
  { job, scrapeSeconds, honorLabels }: Asking,
  targets: Targets,
  manner: Manner = {},
): KubernetesObject {
  return {
    apiVersion: "monitoring.coreos.com/v1alpha1",
    kind: "ScrapeConfig",
    metadata: { name, namespace: MONITORING_NAMESPACE, labels: { ...managed } },
    spec: {
      jobName: job,
      scrapeInterval: `${scrapeSeconds}s`,
      ...(honorLabels ? { honorLabels } : {}),
      ...manner,
      ...targets,
    },
  };
}
