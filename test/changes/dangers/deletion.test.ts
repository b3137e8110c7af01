import { expect, it } from "vitest";
import { changeJson, metadata, namespaceValues, releaseValues } from "../plan-json.js";
import { found } from "./found.js";

it("what is deleted does not come back by itself, alone or out of a release", () => {
  const binding = { kind: "ConfigMap", metadata: { name: "a", namespace: "n" } };
  const changes = [
    changeJson("kubernetes_namespace_v1.x", namespaceValues("education", "xueji"), undefined),
    changeJson("kubernetes_role_binding_v1.x", metadata("tenant-admin", "education-xueji"), undefined),
    changeJson("helm_release.x", releaseValues("x", [binding]), releaseValues("x", [])),
    changeJson("terraform_data.x", { input: 1 }, { input: 2 }),
  ];
  expect(found("deletion", changes)).toEqual([
    "deletes the namespace education-xueji and everything in it",
    "deletes RoleBinding education-xueji/tenant-admin",
    "deletes ConfigMap n/a",
  ]);
});
