import * as model from "./model.js";

/** A Kubernetes object, written by hand. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Record<string, unknown>;
  readonly [section: string]: unknown;
}

const RBAC = "rbac.authorization.k8s.io";

/** The fifteen objects of a tenant by key, for tools that write Kubernetes manifests. */
export function* kubernetesTenant(tenant: model.Tenant): Iterable<readonly [string, KubernetesObject]> {
  const labels = model.labelsOf(tenant);
  const make = (
    apiVersion: string,
    kind: string,
    name: string,
    sections: Record<string, unknown>,
  ): readonly [string, KubernetesObject] => [
    `${tenant.id}.${name}`,
    { apiVersion, kind, metadata: { name, namespace: tenant.id, labels }, ...sections },
  ];
  const annotations = { "zhengyun.io/title": tenant.title };
  yield [
    tenant.id,
    { apiVersion: "v1", kind: "Namespace", metadata: { name: tenant.id, labels, annotations } },
  ];
  yield make("v1", "ResourceQuota", "quota", { spec: { hard: model.hardOf(tenant) } });
  const limit = {
    type: "Container",
    default: model.containerDefaults,
    defaultRequest: model.containerRequests,
  };
  yield make("v1", "LimitRange", "limits", { spec: { limits: [limit] } });
  for (const rule of model.rulesOf(tenant)) {
    yield make("networking.k8s.io/v1", "NetworkPolicy", rule.id, { spec: policy(rule) });
  }
  const rules = model.operatorRules.map(({ groups, resources, verbs }) => ({
    apiGroups: groups,
    resources,
    verbs,
  }));
  yield make(`${RBAC}/v1`, "Role", "operator", { rules });
  for (const [persona, role] of model.personas) {
    const subjects = tenant.administrators.map((name) => ({ apiGroup: RBAC, kind: "Group", name }));
    const roleRef = { apiGroup: RBAC, kind: "ClusterRole", name: role };
    yield make(`${RBAC}/v1`, "RoleBinding", persona, { roleRef, subjects });
  }
  for (const [id, data] of model.settingsOf(tenant)) yield make("v1", "ConfigMap", id, { data });
}

function policy(rule: model.Rule): Record<string, unknown> {
  const peers = rule.peers.map(({ namespaceLabels, cidr }) =>
    cidr === undefined ? { namespaceSelector: { matchLabels: namespaceLabels } } : { ipBlock: { cidr } },
  );
  const base = { podSelector: {} };
  if (peers.length === 0) return { ...base, policyTypes: ["Ingress", "Egress"] };
  const { ports } = rule;
  return rule.direction === "ingress"
    ? { ...base, policyTypes: ["Ingress"], ingress: [{ from: peers, ports }] }
    : { ...base, policyTypes: ["Egress"], egress: [{ to: peers, ports }] };
}
