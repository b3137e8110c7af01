import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { doorImages, doorObjects } from "../../../constructs/monitoring/metrics-door/door-pods.js";
import { MetricsDoor } from "../../../constructs/monitoring/metrics-door/metrics-door.js";
import { resourcesOf } from "../resources-of.js";

const chart = { path: "objects", digest: "x" };
const props = { podSecurity: "1.35", directions: ["ingress", "egress"], askers: ["a-shows"], chart } as const;

const made = (changes: Partial<typeof props | { directions: readonly [] }> = {}) =>
  resourcesOf((stack) => new MetricsDoor(stack, "door", { ...props, ...changes }));

describe("the door to departments' own metrics", () => {
  it("stands in a namespace of its own, and opens one port of Prometheus' to itself", async () => {
    expect(Object.keys(await made()).sort()).toEqual([
      "helm_release.objects_metrics-door",
      "kubernetes_cluster_role_binding_v1.metrics-door",
      "kubernetes_namespace_v1.zhengyun-metrics",
      "kubernetes_network_policy_v1.monitoring_metrics-door-ingress",
      "kubernetes_network_policy_v1.zhengyun-metrics_default-deny",
      "kubernetes_network_policy_v1.zhengyun-metrics_dns-egress",
      "kubernetes_network_policy_v1.zhengyun-metrics_door-egress",
      "kubernetes_network_policy_v1.zhengyun-metrics_door-ingress",
    ]);
  });

  it("has no policy where the pool's network keeps none", async () => {
    expect(Object.keys(await made({ directions: [] })).filter((one) => one.includes("policy"))).toEqual([]);
  });

  it.each(Object.entries(doorImages))(
    "runs %s as it is tested, from the mirror if there is one",
    (name, image) => {
      const required = readFileSync(join(import.meta.dirname, "../../toolchain", name, "go.mod"), "utf8");
      expect(required).toMatch(new RegExp(`/${name} ${image.version.replaceAll(".", "\\.")} // indirect`));
      const mirrored = JSON.stringify(doorObjects("mirror.example/public"));
      expect(mirrored).toContain(`"mirror.example/public/${image.path}:${image.version}"`);
      expect(mirrored).not.toContain("quay.io");
      expect(JSON.stringify(doorObjects())).toContain(`"quay.io/${image.path}:${image.version}"`);
    },
  );
});
