import { describe, expect, it } from "vitest";
import { objectsOf } from "../../../changes/objects/from-plan.js";
import { nameOf, type ObjectChange } from "../../../changes/objects/object.js";
import { type ChangeJson, changeJson, namespaceValues, releaseValues, stackPlan } from "../plan-json.js";

const short = (change: ObjectChange) => `${change.action} ${nameOf(change)}${change.isPart ? " (part)" : ""}`;
const objects = (...changes: readonly ChangeJson[]) => objectsOf(stackPlan(changes)).map(short);

const policy = (name: string, failurePolicy = "Fail") => ({
  apiVersion: "admissionregistration.k8s.io/v1",
  kind: "ValidatingAdmissionPolicy",
  metadata: { name },
  spec: { failurePolicy },
});

const config = (name: string, namespace: string) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace },
});

describe("the objects of a plan", () => {
  it("are its resources, with their namespaces", () => {
    const values = namespaceValues("education", "xueji");
    const quota = { metadata: [{ name: "quota", namespace: "education-xueji" }] };
    expect(
      objects(
        changeJson("kubernetes_namespace_v1.x", undefined, values),
        changeJson("kubernetes_resource_quota_v1.x", quota, undefined),
        changeJson("terraform_data.note", { input: 1 }, { input: 2 }),
      ),
    ).toEqual([
      "create Namespace education-xueji",
      "delete ResourceQuota education-xueji/quota",
      "update terraform_data terraform_data.note",
    ]);
  });

  it("are those in the list of a release, one by one", () => {
    const before = releaseValues("guards", [policy("a"), policy("b"), policy("c"), config("d", "n")]);
    const after = releaseValues("guards", [policy("a"), policy("b", "Ignore"), config("d", "m")]);
    expect(objects(changeJson("helm_release.guards", before, after))).toEqual([
      "none ValidatingAdmissionPolicy a (part)",
      "update ValidatingAdmissionPolicy b (part)",
      "delete ValidatingAdmissionPolicy c (part)",
      "delete ConfigMap n/d (part)",
      "create ConfigMap m/d (part)",
    ]);
  });

  it("do not change when only the order or the spelling of the list does", () => {
    const before = releaseValues("guards", [policy("a"), policy("b")]);
    const yaml = [
      "objects:",
      ...["b", "a"].flatMap((name) => [
        `- metadata: { name: ${name} }`,
        "  kind: ValidatingAdmissionPolicy",
        "  apiVersion: admissionregistration.k8s.io/v1",
        "  spec: { failurePolicy: Fail }",
      ]),
    ].join("\n");
    expect(objects(changeJson("helm_release.guards", before, { ...before, values: [yaml] }))).toEqual([
      "none ValidatingAdmissionPolicy a (part)",
      "none ValidatingAdmissionPolicy b (part)",
    ]);
  });

  it.each([
    ["create", undefined, releaseValues("guards", [policy("a")]), ["create"], "create"],
    ["delete", releaseValues("guards", [policy("a")]), undefined, ["delete"], "delete"],
    [
      "replace",
      releaseValues("guards", [policy("a")]),
      releaseValues("guards", [policy("a")]),
      ["delete", "create"],
      "replace",
    ],
    ["forget", releaseValues("guards", [policy("a")]), undefined, ["forget"], "forget"],
  ] as const)("of a release share its fate: %s", (_, before, after, actions, fate) => {
    expect(objects(changeJson("helm_release.guards", before, after, actions))).toEqual([
      `${fate} ValidatingAdmissionPolicy a (part)`,
    ]);
  });

  it("are named beside the release when the chart itself changes", () => {
    const before = releaseValues("guards", [policy("a")]);
    const after = releaseValues("guards", [policy("a")], { description: "charts/objects 77aa" });
    expect(objects(changeJson("helm_release.guards", before, after))).toEqual([
      "update HelmRelease zhengyun-system/guards",
      "none ValidatingAdmissionPolicy a (part)",
    ]);
  });

  it.each([
    ["an upstream chart", { values: ["replicas: 2"] }],
    ["no values", { values: null }],
    ["values that are no YAML", { values: ["{"] }],
    ["a list of what are no objects", { values: ['{"objects":["x"]}'] }],
  ])("stay one release with %s", (_, rest) => {
    const values = releaseValues("metallb", [], rest);
    expect(objects(changeJson("helm_release.metallb", undefined, values))).toEqual([
      "create HelmRelease zhengyun-system/metallb",
    ]);
  });

  it("stay one release while its values are not known", () => {
    const change = changeJson(
      "helm_release.guards",
      releaseValues("guards", [policy("a")]),
      releaseValues("guards", []),
    );
    const unknown = { ...change, change: { ...change.change, after_unknown: { values: [true] } } };
    expect(objects(unknown)).toEqual(["update HelmRelease zhengyun-system/guards"]);
  });
});
