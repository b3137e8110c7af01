import type { Direction } from "../objects/model.js";

/** Pods of a namespace, by their labels. */
export interface NamedPods {
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Pods, and where they are asked. */
interface AskedPods extends NamedPods {
  readonly ports: readonly string[];
}

export const nameServers: AskedPods = {
  namespace: "kube-system",
  labels: { "k8s-app": "kube-dns" },
  ports: ["udp/53", "tcp/53"],
};

export const monitoring: NamedPods = {
  namespace: "monitoring",
  labels: { "app.kubernetes.io/name": "prometheus" },
};

/** Where applications that show metrics ask for those of their department. */
export const metricsDoor: AskedPods = {
  namespace: "zhengyun-metrics",
  labels: { "app.kubernetes.io/name": "metrics-door" },
  ports: ["tcp/8443"],
};

export const everyPort: readonly string[] = ["tcp/1-65535", "udp/1-65535", "sctp/1-65535"];

/** What the pods of a namespace of the platform may be opened to by anybody, and may open to anybody that lets them. */
export interface PlatformNamespace {
  readonly ingress: readonly string[];
  readonly egress: readonly string[];
  /** Whether its pods talk among themselves. */
  readonly within: boolean;
  /** Whom all of its pods ask, and who let them in. */
  readonly asks: readonly AskedPods[];
  /** What some of its pods cannot do without, wherever the other end is. */
  readonly needs: readonly PlatformNeed[];
}

/** An opening without which pods with these labels do not work. */
interface PlatformNeed {
  readonly labels: Readonly<Record<string, string>>;
  readonly direction: Direction;
  readonly ports: readonly string[];
}

const statusCleaner = { "app.kubernetes.io/component": "statuscleaner" };

/** Where the API server and other pools are, only the pool knows: these openings are by port alone. */
export const platform: Readonly<Record<string, PlatformNamespace>> = {
  // The pods beside MetalLB that answer the API server about routes, and ask it.
  "metallb-system": {
    ingress: ["tcp/19443"],
    egress: ["tcp/6443"],
    within: false,
    asks: [],
    needs: [
      { labels: statusCleaner, direction: "ingress", ports: ["tcp/19443"] },
      { labels: statusCleaner, direction: "egress", ports: ["tcp/6443"] },
    ],
  },
  // The operator answers the API server about rules; what is sent to the province and to people goes over TLS.
  [monitoring.namespace]: {
    ingress: ["tcp/10250"],
    egress: ["tcp/443", "tcp/6443"],
    within: true,
    asks: [nameServers],
    needs: [
      { labels: { app: "monitoring-operator" }, direction: "ingress", ports: ["tcp/10250"] },
      { labels: {}, direction: "egress", ports: ["tcp/443", "tcp/6443"] },
      { labels: monitoring.labels, direction: "egress", ports: everyPort },
    ],
  },
  // Asks the API server whether a caller may, and Prometheus on their behalf.
  [metricsDoor.namespace]: {
    ingress: [],
    egress: ["tcp/443", "tcp/6443"],
    within: false,
    asks: [nameServers, { ...monitoring, ports: ["tcp/9090"] }],
    needs: [{ labels: metricsDoor.labels, direction: "egress", ports: ["tcp/443", "tcp/6443"] }],
  },
};
