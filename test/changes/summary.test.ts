import { describe, expect, it } from "vitest";
import { assess } from "../../changes/assess.js";
import { estateOf } from "../stacks/estate-of.js";
import { smallProvince } from "../stacks/small-province.js";
import {
  changeJson,
  metadata,
  namespacePeer,
  namespaceValues,
  policyValues,
  quotaValues,
  releaseValues,
  stackPlan,
  tcp,
} from "./plan-json.js";

const estate = estateOf(smallProvince);
const assessed = (...plans: Parameters<typeof assess>[0]) => assess(plans, estate, [], "2026-11-22");

const kept = (address: string, values: ReturnType<typeof metadata>) => changeJson(address, values, values);
const quota = (namespace: string, cpu: string, memory = "8Gi") =>
  quotaValues(namespace, { "requests.cpu": cpu, "requests.memory": memory, pods: "10" });

describe("a summary", () => {
  it("tells what changes by pool and department, with quotas summed over all of a department's namespaces", () => {
    const plan = stackPlan([
      kept("kubernetes_namespace_v1.a", namespaceValues("education", "xueji")),
      kept("kubernetes_resource_quota_v1.a", quota("education-xueji", "40")),
      changeJson("kubernetes_namespace_v1.b", undefined, namespaceValues("education", "exams")),
      changeJson("kubernetes_resource_quota_v1.b", undefined, quota("education-exams", "24")),
      changeJson(
        "kubernetes_network_policy_v1.b",
        undefined,
        policyValues("default-deny", "education-exams", {}),
      ),
      changeJson(
        "kubernetes_network_policy_v1.c",
        undefined,
        policyValues("dns-egress", "education-exams", {}),
      ),
      changeJson("kubernetes_role_binding_v1.a", metadata("tenant-admin", "education-xueji"), undefined),
      kept("kubernetes_namespace_v1.d", namespaceValues("health", "records")),
      changeJson("kubernetes_cluster_role_v1.e", metadata("zhengyun:x"), {
        ...metadata("zhengyun:x"),
        rule: [],
      }),
    ]);
    expect(assessed(plan).pools).toEqual([
      {
        pool: "230000-province",
        groups: [
          { kinds: [{ kind: "ClusterRole", counts: { update: 1 } }], quota: [] },
          {
            department: "education",
            name: { zh: "省教育厅" },
            kinds: [
              { kind: "Namespace", counts: { create: 1 } },
              { kind: "NetworkPolicy", counts: { create: 2 } },
              { kind: "ResourceQuota", counts: { create: 1 } },
              { kind: "RoleBinding", counts: { delete: 1 } },
            ],
            quota: [
              { key: "requests.cpu", before: "40", after: "64" },
              { key: "requests.memory", before: "8Gi", after: "16Gi" },
            ],
          },
        ],
      },
    ]);
  });

  it("calls a department that has left as its namespaces did", () => {
    const gone = stackPlan([
      changeJson("kubernetes_namespace_v1.a", namespaceValues("archives", "reading"), undefined),
    ]);
    expect(assessed(gone).pools[0]?.groups[0]?.name).toEqual({ zh: "archives（注记）" });
  });

  it("has nothing of pools where nothing changes", () => {
    const plan = stackPlan([kept("kubernetes_namespace_v1.a", namespaceValues("education", "xueji"))]);
    expect(assessed(plan)).toEqual({ digest: undefined, stacks: [], dangers: [], pools: [], grants: [] });
  });

  it("shows a release of which only the frame changes", () => {
    const change = changeJson(
      "helm_release.x",
      releaseValues("x", []),
      releaseValues("x", [], { timeout: 5 }),
    );
    expect(assessed(stackPlan([change])).pools[0]?.groups).toEqual([
      { kinds: [{ kind: "HelmRelease", counts: { update: 1 } }], quota: [] },
    ]);
  });

  it("names the grants that it opens paths for, with the pools, each once", () => {
    const policy = (namespace: string, direction: "egress" | "ingress", grant: string) =>
      changeJson(
        `kubernetes_network_policy_v1.${namespace}-${grant}-${direction}`,
        undefined,
        policyValues(
          grant,
          namespace,
          { [direction]: [{ peers: [namespacePeer("x")], ports: [tcp("8443")] }] },
          { "zhengyun.io/grant": grant },
        ),
      );
    const province = stackPlan([
      policy("education-xueji", "egress", "g-0001"),
      policy("data-bureau-identity", "ingress", "g-0001"),
      policy("education-xueji", "egress", "g-4711"),
    ]);
    const harbin = stackPlan([policy("education-xueji", "egress", "g-0001")], {
      stack: "h",
      pool: "230100-harbin",
    });
    expect(assessed(province, harbin).grants).toEqual([
      {
        grant: "g-0001",
        from: "education/xueji",
        to: "data-bureau/identity",
        ports: ["tcp/8443"],
        approver: estate.find("grant", "g-0001")?.value.approver,
        expires: estate.find("grant", "g-0001")?.value.expires,
        pools: ["230000-province", "230100-harbin"],
      },
    ]);
  });
});
