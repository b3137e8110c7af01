import { describe, expect, it } from "vitest";
import { admissionObjects } from "../../../../constructs/platform/admission/admission-objects.js";

const objects = admissionObjects({
  pool: "230100-harbin",
  registries: ["registry.zwy.example/gov", "registry.harbin.example"],
});
const names = [
  "identity",
  "guarded-objects",
  "retirement",
  "registries",
  "host-access",
  "load-balancers",
  "priority",
  "xinchuang",
];

interface Policy {
  readonly failurePolicy: string;
  readonly validations: readonly { readonly message: string }[];
}

const ofKind = (kind: string) => objects.filter((object) => object.kind === kind);
const policies = ofKind("ValidatingAdmissionPolicy");

describe("the admission policies of a pool", () => {
  it("are eight, each with its binding", () => {
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual(
      names.flatMap((name) => [
        `ValidatingAdmissionPolicy zhengyun-${name}`,
        `ValidatingAdmissionPolicyBinding zhengyun-${name}`,
      ]),
    );
  });

  it("fail closed, and say why in Chinese and then in English", () => {
    for (const { metadata, spec } of policies) {
      const { failurePolicy, validations } = spec as Policy;
      expect([metadata.name, failurePolicy]).toEqual([metadata.name, "Fail"]);
      for (const { message } of validations)
        expect(message).toMatch(/^[^a-zA-Z]*\p{Script=Han}.* \/ .*[a-z]/su);
    }
  });

  it("deny, and leave a line in the audit log, in tenant namespaces only", () => {
    const tenants = {
      namespaceSelector: { matchExpressions: [{ key: "zhengyun.io/department", operator: "Exists" }] },
    };
    expect(ofKind("ValidatingAdmissionPolicyBinding").map(({ spec }) => spec)).toEqual(
      names.map((name) => ({
        policyName: `zhengyun-${name}`,
        validationActions: ["Deny", "Audit"],
        // A namespace's own policy looks at old and new labels itself.
        ...(name === "identity" ? {} : { matchResources: tenants }),
      })),
    );
  });

  it.each(names)("hold what was reviewed: %s", async (name) => {
    const policy = policies.find(({ metadata }) => metadata.name === `zhengyun-${name}`);
    await expect(`${JSON.stringify(policy, null, 2)}\n`).toMatchFileSnapshot(`__snapshots__/${name}.json`);
  });
});
