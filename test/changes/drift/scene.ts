import { driftOf, type PoolDrift } from "../../../changes/drift/drift.js";
import { readDump } from "../../../changes/drift/dump.js";
import { Expected } from "../../../changes/drift/expected.js";
import type { KubernetesObject } from "../../../constructs/kubernetes-object.js";

type Json = Record<string, unknown>;

const managed = { "app.kubernetes.io/managed-by": "zhengyun" };

/** What the estate of these tests makes of its pool: two tenants, and something for the whole pool. */
const emitted: readonly KubernetesObject[] = [
  namespace("education-xueji", "education", "xueji"),
  namespace("health-records", "health", "records"),
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: { name: "zhengyun:finance", labels: managed },
    rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list"] }],
  },
  {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: { name: "zhengyun:finance", labels: managed },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "zhengyun:finance" },
    subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "zhengyun:finance:province" }],
  },
  {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name: "block", labels: { ...managed, "zhengyun.io/encrypted": "true" } },
    provisioner: "block.csi.example",
    reclaimPolicy: "Retain",
  },
  ...["education-xueji", "health-records"].flatMap(tenantObjects),
];

function namespace(name: string, department: string, application: string): KubernetesObject {
  const labels = {
    ...managed,
    "zhengyun.io/department": department,
    "zhengyun.io/application": application,
    "zhengyun.io/level": "3",
    "pod-security.kubernetes.io/enforce": "restricted",
  };
  const annotations = { "zhengyun.io/department-name": department };
  return { apiVersion: "v1", kind: "Namespace", metadata: { name, labels, annotations } };
}

function tenantObjects(name: string): KubernetesObject[] {
  const metadata = (own: string) => ({ name: own, namespace: name, labels: managed });
  return [
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: metadata("default-deny"),
      spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
    },
    {
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: metadata("grant-g-0001-ingress"),
      spec: {
        podSelector: {},
        policyTypes: ["Ingress"],
        ingress: [{ from: [{ namespaceSelector: { matchLabels: { a: "b" } } }], ports: [{ port: 443 }] }],
      },
    },
    {
      apiVersion: "v1",
      kind: "ResourceQuota",
      metadata: metadata("quota"),
      spec: { hard: { "requests.cpu": "12", "requests.memory": "48Gi", pods: "40" } },
    },
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      metadata: metadata("tenant-admin"),
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "zhengyun:tenant-admin" },
      subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "zhengyun:tenant-admin:x" }],
    },
  ];
}

/** That pool as a cluster would hold it: defaults, counters and Kubernetes' own namespaces filled in. */
export function pool(): Json[] {
  const own = structuredClone(emitted) as unknown as Json[];
  for (const object of own) {
    const metadata = object.metadata as Json;
    Object.assign(metadata, {
      uid: "u",
      resourceVersion: "7",
      generation: 1,
      creationTimestamp: "2026-01-01T00:00:00Z",
    });
    if (object.kind === "Namespace") {
      Object.assign(metadata.labels as Json, { "kubernetes.io/metadata.name": metadata.name });
      Object.assign(object, { spec: { finalizers: ["kubernetes"] }, status: { phase: "Active" } });
    }
    if (metadata.name === "grant-g-0001-ingress") {
      const spec = object.spec as { ingress: { ports: Json[] }[] };
      Object.assign(spec.ingress[0]?.ports[0] ?? {}, { protocol: "TCP" });
    }
    if (object.kind === "StorageClass") Object.assign(object, { volumeBindingMode: "Immediate" });
  }
  return [...own, { apiVersion: "v1", kind: "Namespace", metadata: { name: "kube-system" } }];
}

/** The one object of a kind and name, of the first tenant where each has one. */
export function pick(objects: readonly Json[], kind: string, name: string): Json {
  const found = objects.find((object) => object.kind === kind && (object.metadata as Json).name === name);
  if (!found) throw new Error(`there is no ${kind} ${name}`);
  return found;
}

/** What a dump of these objects is told to differ in. */
export function driftIn(objects: readonly unknown[], releases: readonly string[] = []): PoolDrift {
  return driftOfText(JSON.stringify({ apiVersion: "v1", kind: "List", items: objects }), releases);
}

/** The same of a dump's text. */
export function driftOfText(text: string, releases: readonly string[] = []): PoolDrift {
  const observed = readDump([{ file: "dump.yaml", text }]);
  return driftOf("province", new Expected(emitted, new Set(releases)), observed);
}

/** What a dump is told to differ in and what of it could not be seen, one line each. */
export function linesOf({ drift, unknown }: PoolDrift): string[] {
  return [
    ...drift.map((one) => `${one.code} ${one.severity} ${one.change} ${one.object}: ${one.sentence.en}`),
    ...unknown.map((one) => `${one.code} ${one.file}:${one.line}:${one.column} ${one.message.en}`),
  ];
}
