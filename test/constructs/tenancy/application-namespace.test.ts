import { describe, expect, it } from "vitest";
import {
  ApplicationNamespace,
  type ApplicationNamespaceProps,
} from "../../../constructs/tenancy/application-namespace.js";
import { resourcesOf } from "../resources-of.js";

const props: ApplicationNamespaceProps = {
  name: "education-xueji",
  department: { id: "education", title: { zh: "省教育厅", en: "Education" }, accessClass: "A" },
  application: { id: "xueji", title: { zh: "学籍管理系统" } },
  zone: "public",
  level: 3,
  dataClass: "important",
  drTier: "core",
  priorityClass: "zhengyun-core",
  podSecurity: "1.35",
};

const make = (changes: Partial<ApplicationNamespaceProps>) =>
  resourcesOf((stack) => new ApplicationNamespace(stack, "namespace", { ...props, ...changes }));

describe("the namespace of an application", () => {
  it("carries identity in labels, names in annotations, and is denied everything before anything else", async () => {
    expect(await make({})).toEqual({
      "kubernetes_namespace_v1.education-xueji": {
        metadata: {
          name: "education-xueji",
          labels: {
            "app.kubernetes.io/managed-by": "zhengyun",
            "zhengyun.io/department": "education",
            "zhengyun.io/application": "xueji",
            "zhengyun.io/zone": "public",
            "zhengyun.io/level": "3",
            "zhengyun.io/access-class": "A",
            "zhengyun.io/data-class": "important",
            "zhengyun.io/dr-tier": "core",
            "zhengyun.io/priority-class": "zhengyun-core",
            "pod-security.kubernetes.io/enforce": "restricted",
            "pod-security.kubernetes.io/enforce-version": "v1.35",
            "pod-security.kubernetes.io/audit": "restricted",
            "pod-security.kubernetes.io/warn": "restricted",
          },
          annotations: {
            "zhengyun.io/department-name": "省教育厅",
            "zhengyun.io/department-name-en": "Education",
            "zhengyun.io/application-name": "学籍管理系统",
          },
        },
        lifecycle: { prevent_destroy: true },
      },
      "kubernetes_network_policy_v1.education-xueji_default-deny": {
        depends_on: ["kubernetes_namespace_v1.education-xueji"],
        metadata: {
          name: "default-deny",
          namespace: "education-xueji",
          labels: { "app.kubernetes.io/managed-by": "zhengyun" },
        },
        spec: { pod_selector: {}, policy_types: ["Ingress", "Egress"] },
      },
    });
  });

  it("may be destroyed once it is retiring, and says so on itself", async () => {
    const { "kubernetes_namespace_v1.education-xueji": namespace } = await make({ retiring: true });
    expect(namespace).toMatchObject({
      lifecycle: { prevent_destroy: false },
      metadata: { annotations: { "zhengyun.io/state": "retiring" } },
    });
  });

  it("asks for 信创 nodes by label and by annotations, never by architecture", async () => {
    const { "kubernetes_namespace_v1.education-xueji": namespace } = await make({ xinchuang: true });
    expect(namespace).toMatchObject({
      metadata: {
        labels: { "zhengyun.io/xinchuang": "true" },
        annotations: {
          "scheduler.alpha.kubernetes.io/node-selector": "zhengyun.io/xinchuang=true",
          "scheduler.alpha.kubernetes.io/defaultTolerations":
            '[{"key":"zhengyun.io/xinchuang","operator":"Equal","value":"true","effect":"NoSchedule"}]',
        },
      },
    });
    expect(JSON.stringify(namespace)).not.toContain("kubernetes.io/arch");
  });

  it("claims no Pod Security and no policy where the pool has none", async () => {
    const made = await make({ podSecurity: "none", directions: [] });
    expect(Object.keys(made)).toEqual(["kubernetes_namespace_v1.education-xueji"]);
    expect(JSON.stringify(made)).not.toContain("pod-security");
  });
});
