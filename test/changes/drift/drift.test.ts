import { describe, expect, it } from "vitest";
import { driftClasses } from "../../../changes/drift/classes.js";
import { classRules } from "../../../changes/drift/rules.js";
import { driftIn, linesOf, pick, pool } from "./scene.js";

type Json = Record<string, unknown>;

/** A pool in which one object was changed. */
function poolWith(kind: string, name: string, change: (object: Json) => void): Json[] {
  const objects = pool();
  change(pick(objects, kind, name));
  return objects;
}

const metadataOf = (object: Json) => object.metadata as { labels: Json; annotations: Json } & Json;
const changed = (kind: string, name: string, change: (object: Json) => void) =>
  linesOf(driftIn(poolWith(kind, name, change)));

it("what the API server writes into objects by itself is no drift", () => {
  expect(driftIn(pool())).toEqual({ pool: "province", state: "none", objects: 13, drift: [], unknown: [] });
});

describe("a change of an object is told by its class", () => {
  it("isolation: an opening that nobody declared, in words", () => {
    const lines = changed("NetworkPolicy", "default-deny", (object) => {
      object.spec = { podSelector: {}, policyTypes: ["Ingress", "Egress"], ingress: [{}] };
    });
    expect(lines).toEqual([
      "DRF001 page changed NetworkPolicy education-xueji/default-deny: wider: from anywhere, every port",
    ]);
  });

  it("isolation: a grant that was narrowed, and a policy for other pods", () => {
    expect(
      changed("NetworkPolicy", "grant-g-0001-ingress", (object) => {
        (object.spec as Json).ingress = [];
      }),
    ).toEqual([
      "DRF001 page changed NetworkPolicy education-xueji/grant-g-0001-ingress: narrower by: from namespaces with a=b, tcp/443",
    ]);
    expect(
      changed("NetworkPolicy", "default-deny", (object) => {
        (object.spec as Json).podSelector = { matchLabels: { app: "web" } };
      }),
    ).toEqual(["DRF001 page changed NetworkPolicy education-xueji/default-deny: wider: the pods it rules"]);
  });

  it("isolation and protection and description of one namespace, each on its own", () => {
    const lines = changed("Namespace", "education-xueji", (object) => {
      const { labels, annotations } = metadataOf(object);
      labels["zhengyun.io/department"] = "health";
      labels["zhengyun.io/level"] = "2";
      delete labels["pod-security.kubernetes.io/enforce"];
      labels["example.com/billing"] = "x";
      annotations["zhengyun.io/department-name"] = "教育厅";
      annotations["example.com/note"] = "a controller's own";
    });
    expect(lines).toEqual([
      "DRF001 page changed Namespace education-xueji: metadata.labels[zhengyun.io/department] is health, and should be education",
      "DRF004 page changed Namespace education-xueji: metadata.labels[zhengyun.io/level] is 2, and should be 3; metadata.labels[pod-security.kubernetes.io/enforce]: restricted is missing",
      "DRF005 ticket changed Namespace education-xueji: metadata.labels[example.com/billing]: x is more; metadata.annotations[zhengyun.io/department-name] is 教育厅, and should be education",
    ]);
  });

  it("protection: a namespace marked as retiring may be removed", () => {
    const lines = changed("Namespace", "education-xueji", (object) => {
      metadataOf(object).annotations["zhengyun.io/state"] = "retiring";
    });
    expect(lines).toEqual([
      "DRF004 page changed Namespace education-xueji: metadata.annotations[zhengyun.io/state]: retiring is more",
    ]);
  });

  it("quota: less, more, and the same in other words", () => {
    const hard = (values: Json) => (object: Json) => {
      object.spec = { hard: values };
    };
    expect(
      changed("ResourceQuota", "quota", hard({ "requests.cpu": "8", "requests.memory": "48Gi", pods: "50" })),
    ).toEqual([
      "DRF002 page changed ResourceQuota education-xueji/quota: CPU is 8, and should be 12; pods is 50, and should be 40",
    ]);
    const same = { "requests.cpu": "12000m", "requests.memory": "49152Mi", pods: "40" };
    expect(changed("ResourceQuota", "quota", hard(same))).toEqual([]);
  });

  it("permission: rights of a role, people of a binding; the order of either means nothing", () => {
    expect(
      changed("ClusterRole", "zhengyun:finance", (object) => {
        object.rules = [{ apiGroups: [""], resources: ["pods", "secrets"], verbs: ["list", "get"] }];
      }),
    ).toEqual(["DRF003 page changed ClusterRole zhengyun:finance: more: list secrets; more: get secrets"]);
    expect(
      changed("ClusterRole", "zhengyun:finance", (object) => {
        object.rules = [{ verbs: ["list", "get"], resources: ["pods"], apiGroups: [""] }];
      }),
    ).toEqual([]);
    const [line] = changed("RoleBinding", "tenant-admin", (object) => {
      (object.subjects as Json[]).push({ kind: "User", name: "wang-wu" });
    });
    expect(line).toBe(
      'DRF003 page changed RoleBinding education-xueji/tenant-admin: subjects[1]: {"kind":"User","name":"wang-wu"} is more',
    );
  });

  it("protection: data that go with their claim", () => {
    expect(
      changed("StorageClass", "block", (object) => {
        object.reclaimPolicy = "Delete";
      }),
    ).toEqual(["DRF004 page changed StorageClass block: reclaimPolicy is Delete, and should be Retain"]);
  });

  it("an object that is being deleted, whatever it still says", () => {
    expect(
      changed("NetworkPolicy", "default-deny", (object) => {
        metadataOf(object).deletionTimestamp = "2026-11-28T03:00:00Z";
      }),
    ).toEqual(["DRF001 page changed NetworkPolicy education-xueji/default-deny: it is being deleted"]);
  });

  it("has a rule for each class", () => {
    expect(driftClasses.map((each) => classRules[each].code)).toEqual([
      "DRF001",
      "DRF002",
      "DRF003",
      "DRF004",
      "DRF005",
    ]);
  });
});

describe("what is missing", () => {
  it("is told with its class", () => {
    const gone = pool().filter((object) => (object.metadata as Json).name !== "default-deny");
    expect(linesOf(driftIn(gone))).toEqual([
      "DRF001 page missing NetworkPolicy education-xueji/default-deny: is missing",
      "DRF001 page missing NetworkPolicy health-records/default-deny: is missing",
    ]);
  });

  it("with a whole namespace is told once", () => {
    const gone = pool().filter(({ metadata }) => {
      const { name, namespace } = metadata as Json;
      return name !== "health-records" && namespace !== "health-records";
    });
    expect(linesOf(driftIn(gone))).toEqual([
      "DRF004 page missing Namespace health-records: is missing, with its 4 objects",
    ]);
  });
});

describe("what the estate does not make", () => {
  const foreign = (object: Json, releases: readonly string[] = []) =>
    linesOf(driftIn([...pool(), object], releases));
  const policy = (metadata: Json): Json => ({
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata,
    spec: { podSelector: {}, ingress: [{}] },
  });
  const binding = (metadata: Json, subject: Json): Json => ({
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata,
    roleRef: { kind: "ClusterRole", name: "cluster-admin" },
    subjects: [subject],
  });

  it("is told in our namespaces, and a leftover of ours anywhere", () => {
    expect(foreign(policy({ name: "open", namespace: "education-xueji" }))).toEqual([
      "DRF001 page foreign NetworkPolicy education-xueji/open: is not in the estate",
    ]);
    const labels = { "app.kubernetes.io/managed-by": "zhengyun" };
    expect(foreign(policy({ name: "old", namespace: "elsewhere", labels }))).toEqual([
      "DRF001 page foreign NetworkPolicy elsewhere/old: is not in the estate",
    ]);
    const identity = { "zhengyun.io/department": "education" };
    expect(
      foreign({ apiVersion: "v1", kind: "Namespace", metadata: { name: "old", labels: identity } }),
    ).toEqual(["DRF001 page foreign Namespace old: is not in the estate"]);
  });

  it("is left alone in others' namespaces, where tenants work, and in releases of ours", () => {
    expect(foreign(policy({ name: "own", namespace: "elsewhere" }))).toEqual([]);
    const pod = { apiVersion: "v1", kind: "Pod", metadata: { name: "web", namespace: "education-xueji" } };
    expect(foreign(pod)).toEqual([]);
    const annotations = {
      "meta.helm.sh/release-name": "zhengyun-watch",
      "meta.helm.sh/release-namespace": "zhengyun-system",
    };
    const ofRelease = policy({ name: "scrape", namespace: "education-xueji", annotations });
    expect(foreign(ofRelease, ["zhengyun-system/zhengyun-watch"])).toEqual([]);
    expect(foreign(ofRelease)).toHaveLength(1);
  });

  it("is told where it overrules network policies, in the whole pool", () => {
    const overruling = { apiVersion: "policy.networking.k8s.io/v1alpha2", kind: "ClusterNetworkPolicy" };
    expect(foreign({ ...overruling, metadata: { name: "allow-all" } })).toEqual([
      "DRF001 page foreign ClusterNetworkPolicy allow-all: is not in the estate",
    ]);
  });

  it.each([
    ["a persona", { kind: "Group", name: "zhengyun:tenant-admin:education" }, false],
    ["everybody who is logged in", { kind: "Group", name: "system:authenticated" }, false],
    [
      "a tenant's service account",
      { kind: "ServiceAccount", name: "x", namespace: "education-xueji" },
      false,
    ],
    ["the platform's own", { kind: "ServiceAccount", name: "csi", namespace: "kube-system" }, true],
    ["our automation", { kind: "Group", name: "zhengyun:automation" }, true],
  ])("rights in the whole pool for %s", (_, subject, isFine) => {
    expect(foreign(binding({ name: "gift" }, subject))).toEqual(
      isFine ? [] : ["DRF003 page foreign ClusterRoleBinding gift: is not in the estate"],
    );
    const labels = { "kubernetes.io/bootstrapping": "rbac-defaults" };
    expect(foreign(binding({ name: "discovery", labels }, subject))).toEqual([]);
  });
});
