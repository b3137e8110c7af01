export interface StoreProps {
  /** One process, or a cluster for more than a million samples a second. */
  readonly kind: "single" | "cluster";
  /** How long recordings are kept, in months. */
  readonly retentionMonths: number;
  readonly storageClass: string;
  /** The Secret whose keys `username` and `password` it asks for; made by hand, never by us. */
  readonly secret: string;
  /** Registry that the chart's images are mirrored to. @default - their own registries */
  readonly images?: string;
}

/** The chart of each kind. */
export const STORE_CHARTS = {
  single: "victoria-metrics-single",
  cluster: "victoria-metrics-cluster",
} as const;

/** Both replicas of a pool's Prometheus send; one sample of each interval is kept. */
const deduplicated = { "dedup.minScrapeInterval": "30s" };

/** Values of the chart of VictoriaMetrics that keeps the province's recordings; it answers nobody without a password. */
export function victoriaMetricsValues(props: StoreProps): Readonly<Record<string, unknown>> {
  const { kind, retentionMonths, storageClass, secret, images } = props;
  const global = images ? { global: { image: { registry: images } } } : {};
  const disk = { persistentVolume: { enabled: true, storageClassName: storageClass, size: "500Gi" } };
  const guarded = { env: credentials(secret) };
  if (kind === "single") {
    const server = { retentionPeriod: retentionMonths, extraArgs: deduplicated, ...guarded, ...disk };
    return { ...global, server };
  }
  return {
    ...global,
    vmselect: { extraArgs: deduplicated, ...guarded },
    vminsert: { extraArgs: { replicationFactor: "2" }, ...guarded },
    vmstorage: { retentionPeriod: retentionMonths, replicaCount: 3, extraArgs: deduplicated, ...disk },
  };
}

/** The charts read flags from variables of the environment that begin with `VM_`. */
function credentials(name: string): object[] {
  return ["username", "password"].map((key) => ({
    name: `VM_httpAuth_${key}`,
    valueFrom: { secretKeyRef: { name, key } },
  }));
}
