import { describe, expect, it } from "vitest";
import { kindOf, manifestOf } from "../../../changes/objects/typed.js";
import { blockPeer, namespacePeer, policyValues, quotaValues, tcp } from "../plan-json.js";

describe("a resource type", () => {
  it.each([
    ["kubernetes_namespace_v1", "Namespace"],
    ["kubernetes_network_policy_v1", "NetworkPolicy"],
    ["kubernetes_horizontal_pod_autoscaler_v2beta2", "HorizontalPodAutoscaler"],
    ["kubernetes_default_service_account_v1", "DefaultServiceAccount"],
    ["kubernetes_labels", "Labels"],
    ["terraform_data", undefined],
    ["helm_release", undefined],
  ])("%s stands for the kind %s", (type, kind) => {
    expect(kindOf(type)).toBe(kind);
  });
});

describe("a resource as a manifest", () => {
  it("has Kubernetes' words, without what is absent, with blocks that are there and empty", () => {
    const values = policyValues("default-deny", "education-xueji", {}, { "zhengyun.io/grant": "g-1" });
    expect(manifestOf("NetworkPolicy", values)).toEqual({
      kind: "NetworkPolicy",
      id: "education-xueji/default-deny",
      metadata: {
        name: "default-deny",
        namespace: "education-xueji",
        generateName: "",
        generation: 0,
        labels: { "zhengyun.io/grant": "g-1" },
        resourceVersion: "217",
        uid: "249b7f41-13a2-4256-8a73-e8981ab10f07",
      },
      spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
    });
  });

  it("keeps lists that Kubernetes has as lists", () => {
    const peers = [namespacePeer("a"), blockPeer("10.0.0.0/16", ["10.0.1.0/24"])];
    const values = policyValues("p", "n", { ingress: [{ peers, ports: [tcp("443")] }] });
    expect(manifestOf("NetworkPolicy", values).spec).toEqual({
      podSelector: {},
      policyTypes: ["Ingress", "Egress"],
      ingress: [
        {
          from: [
            { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "a" } } },
            { ipBlock: { cidr: "10.0.0.0/16", except: ["10.0.1.0/24"] } },
          ],
          ports: [{ endPort: 0, port: "443", protocol: "TCP" }],
        },
      ],
    });
  });

  it("leaves keys of users' maps as they are", () => {
    const hard = { "requests.cpu": "4", "count/jobs.batch": "5", odd_key: "1" };
    expect(manifestOf("ResourceQuota", quotaValues("n", hard)).spec).toEqual({ hard });
  });

  it("says subjects, rules, limits and provisioner where the provider does not", () => {
    const values = {
      rule: [{ api_groups: [""], resource_names: [], resources: ["pods"], verbs: ["get"] }],
      subject: [{ kind: "Group", name: "g", api_group: "rbac.authorization.k8s.io" }],
      spec: [{ limit: [{ type: "Container", max: { cpu: "2" }, default_request: {} }] }],
      storage_provisioner: "block.csi.example",
      reclaim_policy: "Retain",
    };
    expect(manifestOf("Any", values)).toEqual({
      kind: "Any",
      rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }],
      subjects: [{ kind: "Group", name: "g", apiGroup: "rbac.authorization.k8s.io" }],
      spec: { limits: [{ type: "Container", max: { cpu: "2" } }] },
      provisioner: "block.csi.example",
      reclaimPolicy: "Retain",
    });
  });
});
