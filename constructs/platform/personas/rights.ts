/** Verbs on resources of one API group, as an RBAC rule. */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  /** @default - all names */
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

/** Resources that people speak of together, by API group. */
type Subject = readonly (readonly [group: string, ...resources: string[]])[];

const rbac = "rbac.authorization.k8s.io";

/** The subjects of the persona table. Secrets stand apart from everything. */
const subjects = {
  namespaces: [["", "namespaces"]],
  workloads: [
    ["", "pods"],
    ["apps", "deployments", "statefulsets", "replicasets"],
    ["batch", "jobs", "cronjobs"],
    ["autoscaling", "horizontalpodautoscalers"],
    ["policy", "poddisruptionbudgets"],
  ],
  daemonSets: [["apps", "daemonsets"]],
  services: [
    ["", "services"],
    ["networking.k8s.io", "ingresses"],
  ],
  endpoints: [["discovery.k8s.io", "endpointslices"]],
  configuration: [["", "configmaps"]],
  secrets: [["", "secrets"]],
  claims: [["", "persistentvolumeclaims"]],
  serviceAccounts: [["", "serviceaccounts"]],
  limits: [["", "resourcequotas", "limitranges"]],
  isolation: [["networking.k8s.io", "networkpolicies"]],
  roles: [[rbac, "roles", "rolebindings"]],
  clusterRoles: [[rbac, "clusterroles", "clusterrolebindings"]],
  admission: [
    [
      "admissionregistration.k8s.io",
      "validatingadmissionpolicies",
      "validatingadmissionpolicybindings",
      "validatingwebhookconfigurations",
      "mutatingwebhookconfigurations",
    ],
  ],
  nodes: [["", "nodes"]],
  volumes: [
    ["", "persistentvolumes"],
    ["storage.k8s.io", "storageclasses", "volumeattachments", "csinodes", "csidrivers"],
  ],
  priorities: [["scheduling.k8s.io", "priorityclasses"]],
  events: [
    ["", "events"],
    ["events.k8s.io", "events"],
  ],
  usage: [["metrics.k8s.io", "nodes", "pods"]],
  logs: [["", "pods/log"]],
  apis: [
    ["apiregistration.k8s.io", "apiservices"],
    ["apiextensions.k8s.io", "customresourcedefinitions"],
    ["coordination.k8s.io", "leases"],
  ],
  certificateRequests: [["certificates.k8s.io", "certificatesigningrequests"]],
} as const satisfies Readonly<Record<string, Subject>>;

export type SubjectName = keyof typeof subjects;

/** Rules for verbs on subjects, one an API group. */
function rules(names: readonly SubjectName[], verbs: readonly string[]): Rule[] {
  const byGroup = new Map<string, string[]>();
  for (const name of names) {
    for (const [group, ...resources] of subjects[name] as Subject) {
      byGroup.set(group, [...(byGroup.get(group) ?? []), ...resources]);
    }
  }
  return [...byGroup].map(([group, resources]) => ({ apiGroups: [group], resources, verbs }));
}

/** May look at them. */
export const reads = (...names: readonly SubjectName[]): Rule[] => rules(names, ["get", "list", "watch"]);

/** May make, change and remove them. */
export const writes = (...names: readonly SubjectName[]): Rule[] =>
  rules(names, ["create", "update", "patch", "delete"]);

/** May do one act on one resource. */
export const may = (
  verbs: readonly string[],
  group: string,
  resources: readonly string[],
  resourceNames?: readonly string[],
): Rule => ({ apiGroups: [group], resources, verbs, ...(resourceNames ? { resourceNames } : {}) });

/** What no API server keeps, and whose `get` in a namespace stands for reading the namespace's metrics. */
export const METRICS = { group: "metrics.zhengyun.io", resource: "series" } as const;

/**
 * May read a namespace's metrics. Not `create`: that is how a POST is asked about, in which the door would see other
 * namespaces than those it has asked for.
 */
export const readsMetrics: Rule = may(["get"], METRICS.group, [METRICS.resource]);
