import { describe, expect, it } from "vitest";
import { MetallbNamespace } from "../../../constructs/network/metallb-namespace.js";
import type { Direction } from "../../../constructs/tenancy/direction.js";
import { resourcesOf } from "../resources-of.js";

const made = (podSecurity: boolean, directions: readonly Direction[]) =>
  resourcesOf((stack) => new MetallbNamespace(stack, "namespace", { podSecurity, directions }));
const namespace = "kubernetes_namespace_v1.metallb-system";
const policy = "kubernetes_network_policy_v1.metallb-system_frr-k8s-webhook";
const deny = "kubernetes_network_policy_v1.metallb-system_default-deny";

describe("the namespace of MetalLB and frr-k8s", () => {
  it("may use its nodes' network, and denies its other pods all but talk with the API server", async () => {
    const resources = await made(true, ["ingress", "egress"]);
    expect(resources[namespace]).toMatchObject({
      metadata: {
        labels: {
          "app.kubernetes.io/managed-by": "zhengyun",
          "pod-security.kubernetes.io/enforce": "privileged",
        },
      },
      lifecycle: { prevent_destroy: true },
    });
    expect(resources[deny]).toMatchObject({ spec: { policy_types: ["Ingress", "Egress"] } });
    expect(resources[policy]).toMatchObject({
      spec: {
        pod_selector: { match_labels: { "app.kubernetes.io/component": "statuscleaner" } },
        policy_types: ["Ingress", "Egress"],
        ingress: [{ ports: [{ port: "19443", protocol: "TCP" }] }],
        egress: [
          {
            ports: [{ port: "6443", protocol: "TCP" }],
          },
        ],
      },
    });
  });

  it("says only what the pool can carry out", async () => {
    const ingress = await made(false, ["ingress"]);
    expect(ingress[namespace]).toMatchObject({
      metadata: { labels: { "app.kubernetes.io/managed-by": "zhengyun" } },
    });
    expect(ingress[policy]).not.toHaveProperty("spec.egress");
    expect(Object.keys(await made(false, []))).toEqual([namespace]);
  });
});
