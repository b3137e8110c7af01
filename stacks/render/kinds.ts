import type { Fields, ResourceKind } from "./fields.js";

const clusterMetadata: Fields = { name: "value", labels: "map", annotations: "map" };
const metadata: Fields = { ...clusterMetadata, namespace: "value" };

const selector: Fields = {
  match_labels: "map",
  match_expressions: { many: { key: "value", operator: "value", values: "value" } },
};

const peer: Fields = {
  ip_block: { one: { cidr: "value", except: "value" } },
  namespace_selector: { one: selector },
  pod_selector: { one: selector },
};

const policyPort: Fields = { port: "port", end_port: "value", protocol: "value" };

const binding: Fields = {
  role_ref: { one: { api_group: "value", kind: "value", name: "value" } },
  "subject=subjects": {
    many: { api_group: "value", kind: "value", name: "value", namespace: "unless-empty" },
  },
};

const rbac = "rbac.authorization.k8s.io/v1";

/** Every resource type of the Kubernetes provider that our stacks use. Another one is refused, not dropped. */
export const resourceKinds: Readonly<Record<string, ResourceKind>> = {
  kubernetes_namespace_v1: {
    apiVersion: "v1",
    kind: "Namespace",
    fields: { metadata: { one: clusterMetadata } },
    ours: ["wait_for_default_service_account", "timeouts"],
  },
  kubernetes_resource_quota_v1: {
    apiVersion: "v1",
    kind: "ResourceQuota",
    fields: { metadata: { one: metadata }, spec: { one: { hard: "map" } } },
    ours: ["timeouts"],
  },
  kubernetes_limit_range_v1: {
    apiVersion: "v1",
    kind: "LimitRange",
    fields: {
      metadata: { one: metadata },
      spec: { one: { "limit=limits": { many: { type: "value", default: "map", default_request: "map" } } } },
    },
  },
  kubernetes_default_service_account_v1: {
    apiVersion: "v1",
    kind: "ServiceAccount",
    name: "default",
    fields: { metadata: { one: metadata }, automount_service_account_token: "value" },
    ours: ["timeouts"],
  },
  kubernetes_network_policy_v1: {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    fields: {
      metadata: { one: metadata },
      spec: {
        one: {
          pod_selector: { one: selector },
          policy_types: "value",
          ingress: { many: { from: { many: peer }, ports: { many: policyPort } } },
          egress: { many: { to: { many: peer }, ports: { many: policyPort } } },
        },
      },
    },
  },
  kubernetes_cluster_role_v1: {
    apiVersion: rbac,
    kind: "ClusterRole",
    fields: {
      metadata: { one: clusterMetadata },
      "rule=rules": {
        many: { api_groups: "value", resources: "value", resource_names: "value", verbs: "value" },
      },
    },
  },
  kubernetes_cluster_role_binding_v1: {
    apiVersion: rbac,
    kind: "ClusterRoleBinding",
    fields: { metadata: { one: clusterMetadata }, ...binding },
  },
  kubernetes_role_binding_v1: {
    apiVersion: rbac,
    kind: "RoleBinding",
    fields: { metadata: { one: metadata }, ...binding },
  },
  kubernetes_storage_class_v1: {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    fields: {
      metadata: { one: clusterMetadata },
      "storage_provisioner=provisioner": "value",
      reclaim_policy: "value",
      volume_binding_mode: "value",
      allow_volume_expansion: "value",
      parameters: "map",
    },
  },
  kubernetes_priority_class_v1: {
    apiVersion: "scheduling.k8s.io/v1",
    kind: "PriorityClass",
    fields: {
      metadata: { one: clusterMetadata },
      value: "value",
      preemption_policy: "value",
      description: "value",
    },
  },
};
