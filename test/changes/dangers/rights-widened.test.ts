import { describe, expect, it } from "vitest";
import { changeJson, metadata, namespaceValues, type Values } from "../plan-json.js";
import { found } from "./found.js";

const namespace = namespaceValues("education", "xueji");
const there = changeJson("kubernetes_namespace_v1.x", namespace, namespace);
const comes = changeJson("kubernetes_namespace_v1.x", undefined, namespace);

const group = (name: string) => ({
  api_group: "rbac.authorization.k8s.io",
  kind: "Group",
  name,
  namespace: "default",
});
const binding = (role: string, ...subject: readonly unknown[]): Values => ({
  ...metadata("tenant-admin", "education-xueji"),
  role_ref: [{ api_group: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role }],
  subject,
});
const role = (...verbs: readonly string[]): Values => ({
  ...metadata("zhengyun:tenant-admin"),
  rule: [{ api_groups: [""], resources: ["secrets"], verbs }],
});
const bound = (before: Values | undefined, after: Values, where = there) =>
  found("rights-widened", [where, changeJson("kubernetes_role_binding_v1.x", before, after)]);

describe("rights are widened", () => {
  it("when a binding gains somebody, not when it loses somebody", () => {
    const one = binding("edit", group("a"));
    const two = binding("edit", group("a"), { kind: "ServiceAccount", name: "bot", namespace: "ci" });
    expect(bound(one, two)).toEqual([
      "RoleBinding education-xueji/tenant-admin: ServiceAccount ci/bot gets the rights of ClusterRole edit",
    ]);
    expect(bound(two, one)).toEqual([]);
  });

  it("when a binding is made to another role", () => {
    expect(bound(binding("view", group("a")), binding("edit", group("a")))).toEqual([
      "RoleBinding education-xueji/tenant-admin: Group a gets the rights of ClusterRole edit",
    ]);
  });

  it("when a binding comes to a place that was there, not with a namespace that comes too", () => {
    expect(bound(undefined, binding("edit", group("a")))).toEqual([
      "RoleBinding education-xueji/tenant-admin: Group a gets the rights of ClusterRole edit",
    ]);
    const other = changeJson(
      "kubernetes_namespace_v1.y",
      namespaceValues("a", "b"),
      namespaceValues("a", "b"),
    );
    expect(
      found("rights-widened", [
        comes,
        other,
        changeJson("kubernetes_role_binding_v1.x", undefined, binding("edit", group("a"))),
      ]),
    ).toEqual([]);
  });

  it("when a role gains rights, told in one sentence however many they are", () => {
    const many = role("get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");
    expect(found("rights-widened", [changeJson("kubernetes_cluster_role_v1.x", role("get"), many)])).toEqual([
      "ClusterRole zhengyun:tenant-admin: gains list secrets, watch secrets, create secrets, update secrets, patch secrets, delete secrets and 1 more",
    ]);
  });

  it("when a role gains a right", () => {
    expect(
      found("rights-widened", [changeJson("kubernetes_cluster_role_v1.x", role("get"), role("get", "list"))]),
    ).toEqual(["ClusterRole zhengyun:tenant-admin: gains list secrets"]);
    expect(
      found("rights-widened", [changeJson("kubernetes_cluster_role_v1.x", role("get", "list"), role("get"))]),
    ).toEqual([]);
  });
});
