import { describe, expect, it } from "vitest";
import { areOurs, importsOf } from "../../../changes/recovery/adopt.js";
import {
  changeJson,
  metadata,
  namespaceValues,
  quotaValues,
  releaseValues,
  stackPlan,
  type Values,
} from "../plan-json.js";

const plan = stackPlan([
  changeJson("kubernetes_namespace_v1.a", undefined, namespaceValues("education", "xueji")),
  changeJson("kubernetes_resource_quota_v1.a", undefined, quotaValues("education-xueji", {})),
  changeJson("helm_release.guards", undefined, releaseValues("zhengyun-admission", [])),
  changeJson("terraform_data.note", undefined, { input: 1 }),
]);

describe("what exists and is in no state is imported", () => {
  it("by its name, after its namespace if it has one", () => {
    const addresses = ["kubernetes_namespace_v1.a", "kubernetes_resource_quota_v1.a", "helm_release.guards"];
    expect(importsOf(plan, addresses)).toEqual([
      { to: "kubernetes_namespace_v1.a", id: "education-xueji" },
      { to: "kubernetes_resource_quota_v1.a", id: "education-xueji/quota" },
      { to: "helm_release.guards", id: "zhengyun-system/zhengyun-admission" },
    ]);
  });

  it.each([
    ["of another provider", "terraform_data.note"],
    ["not in the plan", "kubernetes_namespace_v1.z"],
  ])("not when one of them is %s", (_, address) => {
    expect(importsOf(plan, ["kubernetes_namespace_v1.a", address])).toBeUndefined();
  });
});

const ours = metadata("quota", "n", { "app.kubernetes.io/managed-by": "zhengyun" });
const foreign = metadata("quota", "n", { "app.kubernetes.io/managed-by": "Helm" });
const quota = "kubernetes_resource_quota_v1.q";
const release = "helm_release.r";

const found = (
  address: string,
  before: Values | undefined,
  after: Values | undefined,
  actions?: readonly string[],
) => areOurs(stackPlan([changeJson(address, before, after, actions)]), [{ to: address, id: "x" }]);

describe("an object that was found is ours", () => {
  it.each([
    ["when it carries our mark", quota, ours, ours, undefined, true],
    ["when it carries our mark and is to be mended", quota, ours, { ...ours, spec: [] }, undefined, true],
    ["not when it carries another's", quota, foreign, ours, undefined, false],
    ["not when it carries none", quota, metadata("quota", "n"), ours, undefined, false],
    ["not when it would be replaced", quota, ours, ours, ["delete", "create"], false],
    ["not when it was not found after all", quota, undefined, ours, undefined, false],
    [
      "when it is a release by our name",
      release,
      releaseValues("zhengyun-x", []),
      releaseValues("zhengyun-x", []),
      undefined,
      true,
    ],
    [
      "not when it is a release by another",
      release,
      releaseValues("metallb", []),
      releaseValues("metallb", []),
      undefined,
      false,
    ],
  ])("%s", (_, address, before, after, actions, is) => {
    expect(found(address, before, after, actions)).toBe(is);
  });
});
