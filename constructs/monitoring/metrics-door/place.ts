/** Where departments ask for their own metrics: `https://metrics-door.zhengyun-metrics.svc:8443`. */
export const METRICS_DOOR = { namespace: "zhengyun-metrics", name: "metrics-door", port: 8443 } as const;

/** Its pods. */
export const doorPods: Readonly<Record<string, string>> = { "app.kubernetes.io/name": METRICS_DOOR.name };
