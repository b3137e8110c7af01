import { describe, expect, it } from "vitest";
import { changeJson, metadata, namespaceValues, quotaValues, type Values } from "../plan-json.js";
import { found } from "./found.js";

const lost = (type: string, before: Values, after: Values) =>
  found("protection-lost", [changeJson(`${type}.x`, before, after)]);

const storage = (
  reclaim_policy: string,
  encrypted: string,
  parameters: Readonly<Record<string, string>> = {},
) => ({
  ...metadata("block", undefined, { "zhengyun.io/encrypted": encrypted }),
  reclaim_policy,
  parameters,
});

const limits = (max: Readonly<Record<string, string>>) => ({
  ...metadata("limits", "n"),
  spec: [{ limit: [{ type: "Container", max }] }],
});

describe("protection is lost", () => {
  it("with a lower protection level, not with a higher one", () => {
    const level = (value: string) => namespaceValues("a", "b", { "zhengyun.io/level": value });
    expect(lost("kubernetes_namespace_v1", level("3"), level("2"))).toEqual([
      "Namespace a-b: protection level goes down from 3 to 2",
    ]);
    expect(lost("kubernetes_namespace_v1", level("2"), level("3"))).toEqual([]);
  });

  it("when volumes go with their claims", () => {
    expect(lost("kubernetes_storage_class_v1", storage("Retain", "true"), storage("Delete", "true"))).toEqual(
      ["StorageClass block: reclaim policy changes from Retain to Delete: data go with their claim"],
    );
    expect(lost("kubernetes_storage_class_v1", storage("Delete", "true"), storage("Retain", "true"))).toEqual(
      [],
    );
  });

  it("when data are no longer encrypted, by what we say or by the driver's own parameter", () => {
    const before = storage("Retain", "true", { "csi.example/encrypted": "true", fstype: "xfs" });
    expect(
      lost(
        "kubernetes_storage_class_v1",
        before,
        storage("Retain", "false", { "csi.example/encrypted": "false" }),
      ),
    ).toEqual([
      "StorageClass block: no longer encrypted at rest (encrypted)",
      "StorageClass block: no longer encrypted at rest (csi.example/encrypted)",
    ]);
  });

  it("when a quota bounds something no longer", () => {
    const before = quotaValues("n", { "requests.cpu": "4", "services.nodeports": "0" });
    expect(lost("kubernetes_resource_quota_v1", before, quotaValues("n", { "requests.cpu": "4" }))).toEqual([
      "ResourceQuota n/quota: no longer bounds node ports",
    ]);
  });

  it("when one container may take more, not when it may take less", () => {
    expect(
      lost("kubernetes_limit_range_v1", limits({ cpu: "2", memory: "1Gi" }), limits({ cpu: "4" })),
    ).toEqual([
      "LimitRange n/limits: the most cpu of one Container goes up from 2 to 4",
      "LimitRange n/limits: the most memory of one Container goes up from 1Gi to no bound",
    ]);
    expect(
      lost("kubernetes_limit_range_v1", limits({ cpu: "2" }), limits({ cpu: "1500m", memory: "1Gi" })),
    ).toEqual([]);
  });
});
