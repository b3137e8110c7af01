import { MONITORING_NAMESPACE } from "../../../constructs/monitoring/namespace.js";
import { TOKEN_CLASS } from "../../../constructs/monitoring/scrape/classes.js";
import {
  behindService,
  type Instance,
  nodes,
  type Pods,
  pods,
} from "../../../constructs/monitoring/scrape/discovery.js";
import type { Manner, Targets } from "../../../constructs/monitoring/scrape/scrape-config.js";
import type { StoreProps } from "../../../constructs/monitoring/victoria-metrics.js";
import { METALLB_NAMESPACE } from "../../../constructs/network/namespace.js";
import type { Job } from "../../../monitoring/catalogue/index.js";

/** A source of targets of a job. */
export interface Source {
  readonly name: string;
  readonly job: Job;
  readonly targets: Targets;
  readonly manner?: Manner;
}

/** They show their metrics over TLS, to those who may read them. */
const guarded: Manner = { scheme: "https", scrapeClass: TOKEN_CLASS };

/** What is in every pool: Kubernetes itself, and what the chart kube-prometheus-stack brings. */
export function commonSources(): Source[] {
  const kubernetes = { namespace: "default", service: "kubernetes", port: "https" };
  return [
    {
      name: "apiserver",
      job: "apiserver",
      targets: behindService(kubernetes, "node"),
      manner: { ...guarded, tlsConfig: { serverName: "kubernetes.default.svc", insecureSkipVerify: false } },
    },
    { name: "kubelet", job: "kubelet", targets: nodes(), manner: guarded },
    podsOf("coredns", "coredns", "replica", {
      namespace: "kube-system",
      labels: { "k8s-app": "kube-dns" },
      port: 9153,
    }),
    podsOf("node", "node", "node", ofMonitoring("prometheus-node-exporter", 9100)),
    podsOf("kube-state-metrics", "kube-state-metrics", "service", ofMonitoring("kube-state-metrics", 8080)),
    podsOf("prometheus", "prometheus", "replica", ofMonitoring("prometheus", 9090)),
    podsOf("alertmanager", "alertmanager", "replica", ofMonitoring("alertmanager", 9093)),
  ];
}

/** What is in a pool that speaks BGP. Speakers and routers stand on every node; ports are the charts' own. */
export function extranetSources(): Source[] {
  return [
    podsOf("frr-k8s", "frr-k8s", "node", ofExtranet("frr-k8s", "frr-k8s", 9141), guarded),
    podsOf(
      "frr-k8s-controller",
      "frr-k8s-controller",
      "node",
      ofExtranet("frr-k8s", "frr-k8s", 9140),
      guarded,
    ),
    podsOf("metallb-speaker", "metallb", "node", ofExtranet("metallb", "speaker", 9120), guarded),
    podsOf("metallb-controller", "metallb", "service", ofExtranet("metallb", "controller", 9120), guarded),
  ];
}

/** The province's store, which shows nothing without its password. Of a cluster, those that keep the data. */
export function storeSource({ kind, secret }: Pick<StoreProps, "kind" | "secret">): Source {
  const name = "victoria-metrics";
  const stored =
    kind === "single"
      ? ofMonitoring("victoria-metrics-single", 8428)
      : ofMonitoring("victoria-metrics-cluster", 8482, { app: "vmstorage" });
  const basicAuth = {
    username: { name: secret, key: "username" },
    password: { name: secret, key: "password" },
  };
  return podsOf(name, name, "replica", stored, { basicAuth });
}

/** The drives of every node, where the exporter for them is installed. */
export function driveSource(): Source {
  return podsOf("smart", "smart", "node", ofMonitoring("prometheus-smartctl-exporter", 9633));
}

function podsOf(name: string, job: Job, instance: Instance, some: Pods, manner?: Manner): Source {
  return { name, job, targets: pods(some, instance, name), ...(manner ? { manner } : {}) };
}

function ofMonitoring(name: string, port: number, more: Readonly<Record<string, string>> = {}): Pods {
  return { namespace: MONITORING_NAMESPACE, labels: { "app.kubernetes.io/name": name, ...more }, port };
}

function ofExtranet(name: string, component: string, port: number): Pods {
  const labels = { "app.kubernetes.io/name": name, "app.kubernetes.io/component": component };
  return { namespace: METALLB_NAMESPACE, labels, port };
}
