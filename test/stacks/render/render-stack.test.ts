import { describe, expect, it } from "vitest";
import { type KubernetesObject, renderStack } from "../../../stacks/render/render-stack.js";
import { upstreamReleases } from "../../../stacks/render/upstream-releases.js";
import { estateOf } from "../estate-of.js";
import { smallProvince } from "../small-province.js";
import { addressesOf, synthesised } from "../synthesised.js";

const texts = await synthesised(estateOf(smallProvince));
const render = (stack: string) => renderStack(texts.get(stack) ?? "");
const find = (stack: string, kind: string, name: string) =>
  render(stack).find((object) => object.kind === kind && object.metadata.name === name);

const labels = { "app.kubernetes.io/managed-by": "zhengyun" };

describe("a stack as Kubernetes objects", () => {
  it("is one object for each resource, and for each of those in a release of ours", () => {
    for (const [stack, text] of texts) {
      const resources = addressesOf(new Map([[stack, text]])).length;
      const upstream = upstreamReleases(text).length;
      const lists = (text.match(/"chart": "\$\{path.module\}\/charts\/objects"/g) ?? []).length;
      const inLists = (text.match(/\\n {6}\\"apiVersion\\"/g) ?? []).length;
      expect([stack, renderStack(text).length]).toEqual([stack, resources - upstream - lists + inLists]);
    }
  });

  it("begins with namespaces and their default deny, so that it can be applied from top to bottom", () => {
    const order = render("230100-harbin-tenancy-00").map(
      ({ kind, metadata }) => `${kind} ${metadata.namespace ?? ""} ${metadata.name}`,
    );
    expect(order.slice(0, 6)).toEqual([
      "Namespace  binxian-archives-reading",
      "Namespace  education-xueji",
      "NetworkPolicy binxian-archives-reading default-deny",
      "LimitRange binxian-archives-reading container-defaults",
      "NetworkPolicy binxian-archives-reading dns-egress",
      "NetworkPolicy binxian-archives-reading same-application",
    ]);
    expect(order).toContain("NetworkPolicy education-xueji default-deny");
  });

  it("says a network policy in Kubernetes' words, ports as numbers", () => {
    expect(find("230000-province-tenancy-01", "NetworkPolicy", "grant-g-0002-ingress")).toEqual({
      apiVersion: "networking.k8s.io/v1",
      kind: "NetworkPolicy",
      metadata: {
        name: "grant-g-0002-ingress",
        namespace: "data-bureau-identity",
        labels: { ...labels, "zhengyun.io/grant": "g-0002" },
        annotations: {
          "zhengyun.io/purpose": "登录时核验身份",
          "zhengyun.io/approver": "wang-fang",
          "zhengyun.io/expires": "2027-03-01",
        },
      },
      spec: {
        podSelector: {},
        policyTypes: ["Ingress"],
        ingress: [
          {
            from: [
              {
                namespaceSelector: {
                  matchLabels: { "zhengyun.io/department": "health" },
                  matchExpressions: [
                    { key: "zhengyun.io/zone", operator: "In", values: ["management", "private", "public"] },
                  ],
                },
              },
              { ipBlock: { cidr: "10.65.0.0/28" } },
              { ipBlock: { cidr: "10.99.0.0/28" } },
            ],
            ports: [
              { port: 8443, protocol: "TCP" },
              { port: 8500, endPort: 8510, protocol: "TCP" },
            ],
          },
        ],
      },
    });
  });

  it("says quotas, limits, accounts and bindings in Kubernetes' words", () => {
    const metadata = (name: string) => ({ name, namespace: "education-xueji", labels });
    const stack = "230100-harbin-tenancy-00";
    const own = render(stack).filter((object) => object.metadata.namespace === "education-xueji");
    const kinds = ["ResourceQuota", "LimitRange", "ServiceAccount", "RoleBinding"];
    const found = own.filter(
      ({ kind, metadata: { name } }) => kinds.includes(kind) && name !== "tenant-developer",
    );
    expect(found).toEqual([
      {
        apiVersion: "v1",
        kind: "LimitRange",
        metadata: metadata("container-defaults"),
        spec: {
          limits: [
            {
              type: "Container",
              default: { cpu: "1", memory: "1Gi" },
              defaultRequest: { cpu: "100m", memory: "128Mi" },
            },
          ],
        },
      },
      {
        apiVersion: "v1",
        kind: "ResourceQuota",
        metadata: metadata("quota"),
        spec: {
          hard: {
            configmaps: "500",
            "count/jobs.batch": "500",
            "limits.memory": "16Gi",
            persistentvolumeclaims: "200",
            pods: "500",
            "requests.cpu": "4",
            "requests.huawei.com/Ascend910": "0",
            "requests.memory": "16Gi",
            "requests.storage": "1Ti",
            secrets: "500",
            services: "200",
            "services.loadbalancers": "1",
            "services.nodeports": "0",
          },
        },
      },
      {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "RoleBinding",
        metadata: metadata("tenant-admin"),
        roleRef: {
          apiGroup: "rbac.authorization.k8s.io",
          kind: "ClusterRole",
          name: "zhengyun:tenant-admin",
        },
        subjects: [
          { apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "zhengyun:tenant-admin:education" },
        ],
      },
      {
        apiVersion: "v1",
        kind: "ServiceAccount",
        metadata: metadata("default"),
        automountServiceAccountToken: false,
      },
    ] satisfies KubernetesObject[]);
  });

  it("says classes and roles in Kubernetes' words", () => {
    expect([
      find("230000-province-platform", "StorageClass", "block-encrypted"),
      find("230000-province-platform", "PriorityClass", "zhengyun-batch"),
      find("230000-province-platform", "ClusterRoleBinding", "zhengyun:city-admin"),
    ]).toEqual([
      {
        apiVersion: "storage.k8s.io/v1",
        kind: "StorageClass",
        metadata: {
          name: "block-encrypted",
          labels: { ...labels, "zhengyun.io/encrypted": "true" },
          annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
        },
        provisioner: "block.csi.example",
        reclaimPolicy: "Retain",
        volumeBindingMode: "WaitForFirstConsumer",
        allowVolumeExpansion: true,
        parameters: { "csi.storage.k8s.io/fstype": "xfs" },
      },
      {
        apiVersion: "scheduling.k8s.io/v1",
        kind: "PriorityClass",
        metadata: { name: "zhengyun-batch", labels },
        value: -100_000,
        preemptionPolicy: "Never",
        description: "批处理，可让位 / batch work, which gives way to all others",
      },
      {
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRoleBinding",
        metadata: { name: "zhengyun:city-admin", labels },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "zhengyun:city-admin" },
        subjects: [
          { apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "zhengyun:city-admin:230000" },
        ],
      },
    ]);
  });
});

const stackOf = (resource: object, rest: object = {}) => JSON.stringify({ ...rest, resource });
const namespace = (attributes: object) => stackOf({ kubernetes_namespace_v1: { a: attributes } });

describe("render refuses what it cannot say, by name", () => {
  it.each([
    [
      "a type it does not know",
      stackOf({ kubernetes_secret_v1: { s: {} } }),
      "kubernetes_secret_v1.s: render does not know the type kubernetes_secret_v1; add it to stacks/render/kinds.ts.",
    ],
    [
      "an attribute it does not know",
      namespace({ metadata: { name: "a", finalizers: [] } }),
      'kubernetes_namespace_v1.a.metadata: render does not know "finalizers"; add it to stacks/render/kinds.ts.',
    ],
    [
      "a section it does not know",
      stackOf({}, { data: {} }),
      'render does not know the section "data" of a stack.',
    ],
    [
      "an expression",
      namespace({ metadata: { name: "${var.name}" } }),
      'kubernetes_namespace_v1.a.metadata.name: "${var.name}" is an expression that only Terraform can evaluate.',
    ],
    [
      "several objects in one resource",
      namespace({ metadata: { name: "a" }, for_each: {} }),
      "kubernetes_namespace_v1.a stands for several objects (count or for_each), which only Terraform can tell.",
    ],
    ["an object without a name", namespace({ metadata: {} }), "kubernetes_namespace_v1.a has no name."],
    [
      "two blocks where one belongs",
      namespace({ metadata: [{ name: "a" }, { name: "b" }] }),
      "kubernetes_namespace_v1.a.metadata: 2 blocks where one belongs.",
    ],
    [
      "a release of a chart that Helm alone can read",
      stackOf({ helm_release: { metallb: { chart: "metallb", values: [] } } }),
      "helm_release.metallb: render reads releases of charts/objects, not of metallb.",
    ],
    [
      "a release whose values are no objects",
      stackOf({
        helm_release: { r: { chart: "${path.module}/charts/objects", values: ['{"objects": [1]}'] } },
      }),
      "helm_release.r: its values hold no list of Kubernetes objects.",
    ],
  ])("%s", (_, json, message) => {
    expect(() => renderStack(json)).toThrow(new Error(message));
  });

  it("but reads blocks that stand in lists, and undoes the escaping of text", () => {
    const json = namespace({ metadata: [{ name: "a", annotations: { note: "$${text} %%{too}" } }] });
    expect(renderStack(json)).toEqual([
      {
        apiVersion: "v1",
        kind: "Namespace",
        metadata: { name: "a", annotations: { note: "${text} %{too}" } },
      },
    ]);
  });
});
