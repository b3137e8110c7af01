import { describe, expect, it } from "vitest";
import { changeJson, releaseValues } from "../plan-json.js";
import { found } from "./found.js";

const object = (kind: string, spec: object) => ({
  apiVersion: "admissionregistration.k8s.io/v1",
  kind,
  metadata: { name: "zhengyun-registries" },
  spec,
});
const policy = (spec: object = {}) =>
  object("ValidatingAdmissionPolicy", {
    failurePolicy: "Fail",
    matchConstraints: { resourceRules: [{ resources: ["pods"] }] },
    validations: [{ expression: "a", message: "m" }],
    ...spec,
  });
const binding = (spec: object = {}) =>
  object("ValidatingAdmissionPolicyBinding", {
    policyName: "p",
    validationActions: ["Deny", "Audit"],
    ...spec,
  });

const weakened = (before: readonly object[], after: readonly object[]) =>
  found("admission-weakened", [
    changeJson("helm_release.x", releaseValues("x", before), releaseValues("x", after)),
  ]);

const aPolicy = "ValidatingAdmissionPolicy zhengyun-registries";
const aBinding = "ValidatingAdmissionPolicyBinding zhengyun-registries";

describe("admission is weakened", () => {
  it.each([
    ["when a policy goes", [policy()], [], [`${aPolicy} is in force no more`]],
    [
      "when it fails open",
      [policy()],
      [policy({ failurePolicy: "Ignore" })],
      [`${aPolicy}: fails open instead of closed`],
    ],
    [
      "when a binding only warns",
      [binding()],
      [binding({ validationActions: ["Warn"] })],
      [`${aBinding}: no longer denies, only: Warn`],
    ],
    [
      "perhaps, when an expression is changed",
      [policy()],
      [policy({ validations: [{ expression: "a || b", message: "m" }] })],
      [`${aPolicy}: an expression is gone or changed; whether it lets more through cannot be told`],
    ],
    [
      "perhaps, when other requests are looked at",
      [policy()],
      [policy({ matchConstraints: { resourceRules: [] } })],
      [`${aPolicy}: matchConstraints changes; whether it lets more through cannot be told`],
    ],
    [
      "perhaps, when a binding picks other namespaces",
      [binding()],
      [binding({ matchResources: { namespaceSelector: {} } })],
      [`${aBinding}: matchResources changes; whether it lets more through cannot be told`],
    ],
    [
      "when a binding is of another policy",
      [binding()],
      [binding({ policyName: "q" })],
      [`${aBinding}: policyName changes`],
    ],
  ])("%s", (_, before, after, told) => {
    expect(weakened(before, after)).toEqual(told);
  });

  it.each([
    ["a policy that comes", [], [policy()]],
    [
      "a condition more",
      [policy()],
      [policy({ validations: [{ expression: "a", message: "m" }, { expression: "b" }] })],
    ],
    ["another message", [policy()], [policy({ validations: [{ expression: "a", message: "n" }] })]],
    ["a policy that fails closed now", [policy({ failurePolicy: "Ignore" })], [policy()]],
    ["a binding that denies now", [binding({ validationActions: ["Audit"] })], [binding()]],
  ])("not by %s", (_, before, after) => {
    expect(weakened(before, after)).toEqual([]);
  });
});
