import type { Behind, ClusterNode, Running, RunningPod } from "./pool-objects.js";

const nodes: readonly ClusterNode[] = [
  { name: "node-1", address: "10.0.210.1" },
  { name: "node-2", address: "10.0.210.2" },
];

const on = (node: string) => nodes.findIndex(({ name }) => name === node) + 1;
let made = 0;

/** A pod with an address of its own. */
function pod(
  namespace: string,
  name: string,
  node: string,
  labels: Readonly<Record<string, string>>,
  ...ports: readonly number[]
): RunningPod {
  made++;
  return { namespace, name, node, address: `100.64.${on(node)}.${made}`, labels, ports };
}

const named = (name: string, component?: string) => ({
  "app.kubernetes.io/name": name,
  ...(component ? { "app.kubernetes.io/component": component } : {}),
});

/** What every node has one of, under names that change when it is replaced. */
const onEveryNode = nodes.flatMap(({ name: node }) => [
  pod("monitoring", `node-exporter-${node}`, node, named("prometheus-node-exporter"), 9100),
  pod("monitoring", `smartctl-${node}`, node, named("prometheus-smartctl-exporter"), 9633),
  pod("metallb-system", `frr-k8s-${node}`, node, named("frr-k8s", "frr-k8s"), 9140, 9141),
  pod("metallb-system", `speaker-${node}`, node, named("metallb", "speaker"), 9120, 7946),
  pod("kube-system", `coredns-${node}`, node, { "k8s-app": "kube-dns" }, 53, 9153),
  pod("kube-system", `etcd-${node}`, node, { component: "etcd" }, 2379, 2381),
  pod("logging", `fluent-bit-${node}`, node, {}, 2020),
  pod("cert-manager", `x509-${node}`, node, {}, 9793),
  pod("ingress-nginx", `controller-${node}`, node, {}, 80, 443, 10254),
]);

const alone = [
  pod("monitoring", "prometheus-monitoring-prometheus-0", "node-1", named("prometheus"), 9090, 8080),
  pod("monitoring", "alertmanager-monitoring-alertmanager-0", "node-1", named("alertmanager"), 9093, 9094),
  pod("monitoring", "kube-state-metrics-7c9", "node-1", named("kube-state-metrics"), 8080, 8081),
  pod("monitoring", "victoria-metrics-0", "node-2", named("victoria-metrics-single"), 8428),
  pod("metallb-system", "controller-5d8", "node-1", named("metallb", "controller"), 9120, 9443),
  pod("metallb-system", "statuscleaner-66f", "node-2", named("frr-k8s", "statuscleaner"), 19443),
  pod("velero", "velero-6b4", "node-1", {}, 8085),
  pod("cert-manager", "cert-manager-58c", "node-2", {}, 9402),
  pod("zhengyun-tools", "exporter-9aa", "node-1", {}, 9817),
  pod("zhengyun-tools", "drift-exporter-7bb", "node-2", {}, 9818),
  pod("zhengyun-tools", "duty-relay-0", "node-2", {}, 9095),
  pod("zhengyun-tools", "metering-3cc", "node-1", {}, 9819),
  pod("facility", "nut-exporter-0", "node-1", {}, 9199),
  pod("facility", "nut-exporter-1", "node-2", {}, 9199),
  {
    ...pod("metallb-system", "controller-old", "node-1", named("metallb", "controller"), 9120),
    isEvicted: true,
  },
  // Neither of these is ours to read: a tenant's that bears our labels, and what is not declared.
  pod("education-xueji", "pretender", "node-1", named("prometheus-node-exporter"), 9100),
  pod("velero", "node-agent-1", "node-2", {}, 8085),
];

const pods = [...onEveryNode, ...alone];

function behind(namespace: string, service: string, port: number, prefix: string): Behind {
  const ends = pods.filter((one) => one.namespace === namespace && one.name.startsWith(prefix));
  return { namespace, service, ports: { metrics: port, other: 1 }, ends };
}

/** What runs in the province's pool of the example, on two nodes of it. */
export const provincePool: Running = {
  nodes,
  pods,
  services: [
    { namespace: "default", service: "kubernetes", ports: { https: 6443 }, ends: ["10.0.210.101"] },
    // Storage outside the cluster, whose endpoints were written by hand.
    { namespace: "rook-ceph", service: "rook-ceph-mgr", ports: { metrics: 9283 }, ends: ["10.0.211.1"] },
    behind("kube-system", "etcd-metrics", 2381, "etcd-"),
    behind("velero", "velero-metrics", 8085, "velero-"),
    behind("cert-manager", "cert-manager", 9402, "cert-manager-"),
    behind("cert-manager", "x509-certificate-exporter", 9793, "x509-"),
    behind("ingress-nginx", "ingress-nginx-controller-metrics", 10254, "controller-"),
    behind("logging", "fluent-bit", 2020, "fluent-bit-"),
    behind("facility", "nut-exporter", 9199, "nut-exporter-"),
    behind("zhengyun-tools", "exporter", 9817, "exporter-"),
    behind("zhengyun-tools", "drift-exporter", 9818, "drift-exporter-"),
    behind("zhengyun-tools", "duty-relay", 9095, "duty-relay-"),
    behind("zhengyun-tools", "metering", 9819, "metering-"),
  ],
};
