import { describe, expect, it } from "vitest";
import {
  TenantApplication,
  type TenantApplicationProps,
} from "../../../constructs/tenancy/tenant-application.js";
import { resourcesOf } from "../resources-of.js";

const end = { ports: ["tcp/8443"], purpose: "核验身份", approver: "wang-fang", expires: "2027-03-01" };

const props: TenantApplicationProps = {
  name: "education-xueji",
  department: { id: "education", title: { zh: "省教育厅" }, accessClass: "A" },
  application: { id: "xueji", title: { zh: "学籍管理系统" } },
  zone: "public",
  level: 2,
  dataClass: "general",
  drTier: "general",
  podSecurity: "1.35",
  quota: {
    amount: { cpu: 4, memory: "16Gi", storage: "1Ti", gpus: 0, loadBalancers: 0 },
    accelerator: "nvidia.com/gpu",
    containers: { cpuRequest: 0.1, cpuLimit: 1, memoryRequest: "128Mi", memoryLimit: "1Gi" },
  },
  metricsPort: "tcp/9090",
  grants: [
    { ...end, grant: "g-1", direction: "egress", peers: [{ namespace: "data-bureau-identity" }] },
    { ...end, grant: "g-2", direction: "ingress", peers: [{ namespace: "health-records" }] },
  ],
  personas: [{ persona: "tenant-admin", scope: "education" }],
};

const addresses = async (changes: Partial<TenantApplicationProps>) =>
  Object.keys(await resourcesOf((stack) => new TenantApplication(stack, "x", { ...props, ...changes })));

describe("one application in one pool", () => {
  it("makes everything of it, with addresses from its own name", async () => {
    expect(await addresses({})).toEqual([
      "kubernetes_default_service_account_v1.education-xueji_default-service-account",
      "kubernetes_limit_range_v1.education-xueji_container-defaults",
      "kubernetes_namespace_v1.education-xueji",
      "kubernetes_network_policy_v1.education-xueji_default-deny",
      "kubernetes_network_policy_v1.education-xueji_dns-egress",
      "kubernetes_network_policy_v1.education-xueji_g-1_egress",
      "kubernetes_network_policy_v1.education-xueji_g-2_ingress",
      "kubernetes_network_policy_v1.education-xueji_metrics-ingress",
      "kubernetes_network_policy_v1.education-xueji_same-application",
      "kubernetes_resource_quota_v1.education-xueji_quota",
      "kubernetes_role_binding_v1.education-xueji_tenant-admin",
    ]);
  });

  it("makes everything in the namespace wait for its default deny", async () => {
    const made = await resourcesOf((stack) => new TenantApplication(stack, "x", props));
    const waiting = Object.entries(made).map(([address, { depends_on }]) => [address, depends_on]);
    const deny = "kubernetes_network_policy_v1.education-xueji_default-deny";
    expect(waiting).toEqual(
      Object.keys(made).map((address) => {
        if (address === "kubernetes_namespace_v1.education-xueji") return [address, undefined];
        return [address, [address === deny ? "kubernetes_namespace_v1.education-xueji" : deny]];
      }),
    );
  });

  it("renders no egress policy where the pool's network cannot keep it", async () => {
    const made = await addresses({ directions: ["ingress"] });
    expect(made.filter((address) => address.includes("egress"))).toEqual([]);
    expect(made).toContain("kubernetes_network_policy_v1.education-xueji_g-2_ingress");
  });

  it("has the same addresses wherever it stands in the tree", async () => {
    const nested = await resourcesOf((stack) => {
      const department = new TenantApplication(stack, "other", { ...props, name: "education-other" });
      new TenantApplication(department, "deep", props);
    });
    const own = Object.keys(nested).filter((address) => !address.includes("education-other"));
    expect(own).toEqual(await addresses({}));
  });
});
