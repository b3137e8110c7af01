import { describe, expect, it } from "vitest";
import { ContainerDefaults } from "../../../constructs/tenancy/container-defaults.js";
import { DefaultServiceAccount } from "../../../constructs/tenancy/default-service-account.js";
import { PersonaBindings } from "../../../constructs/tenancy/persona-bindings.js";
import { Quota } from "../../../constructs/tenancy/quota.js";
import { resourcesOf } from "../resources-of.js";
import { metadata, xueji } from "./namespace.js";

describe("the limits of a namespace", () => {
  it("writes the quota canonically, memory without overcommitment, and no node ports", async () => {
    const amount = { cpu: 40.5, memory: "160Gi", storage: "2048Gi", gpus: 0, loadBalancers: 2 };
    const accelerator = "huawei.com/Ascend910";
    const made = await resourcesOf(
      (stack) => new Quota(stack, "quota", { namespace: xueji, amount, accelerator }),
    );
    expect(made).toEqual({
      "kubernetes_resource_quota_v1.education-xueji_quota": {
        depends_on: [],
        metadata: metadata("quota"),
        spec: {
          hard: {
            "requests.cpu": "40500m",
            "requests.memory": "160Gi",
            "limits.memory": "160Gi",
            "requests.storage": "2Ti",
            "requests.huawei.com/Ascend910": "0",
            "services.loadbalancers": "2",
            "services.nodeports": "0",
            pods: "500",
            services: "200",
            configmaps: "500",
            secrets: "500",
            persistentvolumeclaims: "200",
            "count/jobs.batch": "500",
          },
        },
      },
    });
  });

  it("gives containers that declare nothing the estate's defaults", async () => {
    const amounts = { cpuRequest: 0.1, cpuLimit: 1, memoryRequest: "128Mi", memoryLimit: "1024Mi" };
    const made = await resourcesOf(
      (stack) => new ContainerDefaults(stack, "defaults", { namespace: xueji, amounts }),
    );
    expect(made).toEqual({
      "kubernetes_limit_range_v1.education-xueji_container-defaults": {
        depends_on: [],
        metadata: metadata("container-defaults"),
        spec: {
          limit: [
            {
              type: "Container",
              default: { cpu: "1", memory: "1Gi" },
              default_request: { cpu: "100m", memory: "128Mi" },
            },
          ],
        },
      },
    });
  });

  it("hands out no token of the default service account", async () => {
    const made = await resourcesOf(
      (stack) => new DefaultServiceAccount(stack, "account", { namespace: xueji }),
    );
    const { name: _, ...unnamed } = metadata("");
    expect(made).toEqual({
      "kubernetes_default_service_account_v1.education-xueji_default-service-account": {
        depends_on: [],
        metadata: unnamed,
        automount_service_account_token: false,
      },
    });
  });

  it("binds personas to groups of the identity provider, not to people", async () => {
    const personas = [{ persona: "tenant-admin", scope: "education" }] as const;
    const made = await resourcesOf(
      (stack) => new PersonaBindings(stack, "personas", { namespace: xueji, personas }),
    );
    expect(made).toEqual({
      "kubernetes_role_binding_v1.education-xueji_tenant-admin": {
        depends_on: [],
        metadata: metadata("tenant-admin"),
        role_ref: {
          api_group: "rbac.authorization.k8s.io",
          kind: "ClusterRole",
          name: "zhengyun:tenant-admin",
        },
        subject: [
          {
            api_group: "rbac.authorization.k8s.io",
            kind: "Group",
            name: "zhengyun:tenant-admin:education",
            namespace: "",
          },
        ],
      },
    });
  });
});
