import { describe, expect, it } from "vitest";
import {
  ordinaryClasses,
  PriorityClasses,
  priorityClasses,
} from "../../../constructs/platform/priority-classes.js";
import { StorageClass } from "../../../constructs/platform/storage-class.js";
import { SystemNamespace } from "../../../constructs/platform/system-namespace.js";
import { resourcesOf } from "../resources-of.js";

const labels = { "app.kubernetes.io/managed-by": "zhengyun" };

describe("what a pool offers its tenants", () => {
  it("storage that is kept, encrypted and can grow, unless it is said otherwise", async () => {
    const made = await resourcesOf(
      (stack) => new StorageClass(stack, "class", { name: "block", provisioner: "block.csi.example" }),
    );
    expect(made).toEqual({
      "kubernetes_storage_class_v1.storage-class_block": {
        metadata: { name: "block", labels: { ...labels, "zhengyun.io/encrypted": "true" } },
        storage_provisioner: "block.csi.example",
        reclaim_policy: "Retain",
        volume_binding_mode: "WaitForFirstConsumer",
        allow_volume_expansion: true,
      },
    });
  });

  it("storage as it is declared", async () => {
    const props = {
      name: "scratch",
      provisioner: "file.csi.example",
      reclaim: "Delete",
      default: true,
      encrypted: false,
      parameters: { tier: "ssd" },
    } as const;
    expect(await resourcesOf((stack) => new StorageClass(stack, "class", props))).toEqual({
      "kubernetes_storage_class_v1.storage-class_scratch": {
        metadata: {
          name: "scratch",
          labels: { ...labels, "zhengyun.io/encrypted": "false" },
          annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
        },
        storage_provisioner: "file.csi.example",
        reclaim_policy: "Delete",
        volume_binding_mode: "WaitForFirstConsumer",
        allow_volume_expansion: true,
        parameters: { tier: "ssd" },
      },
    });
  });

  it("priorities in an order, none of them the cluster's default", async () => {
    const made = await resourcesOf((stack) => new PriorityClasses(stack, "classes"));
    expect(
      Object.values(made).map(({ metadata, value, preemption_policy }) => [
        metadata,
        value,
        preemption_policy,
      ]),
    ).toEqual(
      [
        ["zhengyun-batch", -100_000, "Never"],
        ["zhengyun-core", 300_000, "PreemptLowerPriority"],
        ["zhengyun-department", 0, "PreemptLowerPriority"],
        ["zhengyun-shared-service", 200_000, "PreemptLowerPriority"],
      ].map(([name, value, policy]) => [{ name, labels }, value, policy]),
    );
    expect(
      priorityClasses.filter(({ name }) => ordinaryClasses.includes(name)).every(({ value }) => value <= 0),
    ).toBe(true);
  });

  it("a namespace of our own, guarded like a tenant's", async () => {
    const props = { podSecurity: "1.35", directions: ["ingress", "egress"] } as const;
    expect(await resourcesOf((stack) => new SystemNamespace(stack, "system", props))).toEqual({
      "kubernetes_namespace_v1.zhengyun-system": {
        metadata: {
          name: "zhengyun-system",
          labels: {
            ...labels,
            "pod-security.kubernetes.io/enforce": "restricted",
            "pod-security.kubernetes.io/enforce-version": "v1.35",
            "pod-security.kubernetes.io/audit": "restricted",
            "pod-security.kubernetes.io/warn": "restricted",
          },
        },
        lifecycle: { prevent_destroy: true },
      },
      "kubernetes_network_policy_v1.zhengyun-system_default-deny": {
        depends_on: ["kubernetes_namespace_v1.zhengyun-system"],
        metadata: { name: "default-deny", namespace: "zhengyun-system", labels },
        spec: { pod_selector: {}, policy_types: ["Ingress", "Egress"] },
      },
    });
  });
});
