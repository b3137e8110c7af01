/**
 * What a kind of object is to us: read, as an object of a namespace or of the cluster; of no effect on the network;
 * `rival`, which may decide reachability in a way that we do not understand; `foreign`, of which nothing is known.
 */
export type Interest = "namespaced" | "cluster" | "none" | "rival" | "foreign";

/** API groups of Kubernetes itself, beside those that end in `.k8s.io`. */
const builtInGroups = new Set(["", "apps", "batch", "autoscaling", "policy", "extensions"]);

/** Groups of what the platform installs that decide nothing between pods: routes between pools, what is watched. */
const silentGroups = new Set(["metallb.io", "frrk8s.metallb.io", "monitoring.coreos.com"]);

/** Groups some of whose kinds decide who reaches whom. */
const rivals: readonly (readonly [group: RegExp, kind: RegExp])[] = [
  [/^policy\.networking\.k8s\.io$/, /NetworkPolicy$/],
  [/^extensions$/, /^NetworkPolicy$/],
  [/^cilium\.io$/, /NetworkPolicy$/],
  [/(^|\.)projectcalico\.org$/, /NetworkPolicy$|^Tier$/],
  [/^(crd|.*)\.antrea\.io$/, /NetworkPolicy$|^Tier$/],
  [/^k8s\.cni\.cncf\.io$/, /MultiNetworkPolicy$/],
  [/^k8s\.ovn\.org$/, /EgressFirewall$|NetworkPolicy$/],
  [/^security\.istio\.io$/, /^AuthorizationPolicy$|^PeerAuthentication$/],
  [/^kubeovn\.io$/, /^Subnet$|^SecurityGroup$|^Vpc$/],
];

/** What we read, by group and kind. */
const read: Readonly<Record<string, Interest>> = {
  "networking.k8s.io NetworkPolicy": "namespaced",
  " Pod": "namespaced",
  " Service": "namespaced",
  " ReplicationController": "namespaced",
  " Namespace": "cluster",
  "apps Deployment": "namespaced",
  "apps StatefulSet": "namespaced",
  "apps DaemonSet": "namespaced",
  "apps ReplicaSet": "namespaced",
  "batch Job": "namespaced",
  "batch CronJob": "namespaced",
};

/** Says what an object of this kind is to us. */
export function interestIn(apiVersion: string, kind: string): Interest {
  if (apiVersion === "policy.networking.k8s.io/v1alpha2" && kind === "ClusterNetworkPolicy") return "cluster";
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  const known = read[`${group} ${kind}`];
  if (known) return known;
  if (rivals.some(([groups, kinds]) => groups.test(group) && kinds.test(kind))) return "rival";
  const isSilent = builtInGroups.has(group) || silentGroups.has(group) || group.endsWith(".k8s.io");
  return isSilent ? "none" : "foreign";
}
