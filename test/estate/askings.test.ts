import { describe, expect, it } from "vitest";
import { unmetAskings } from "../../estate/askings.js";
import { provides } from "../../estate/capability.js";
import type { Entity } from "../../estate/entity.js";
import { type Capability, capabilities } from "../../estate/kinds/pool.js";
import { application, department, entity, estateOf, segment } from "./make-estate.js";

const quota = { cpu: 1, memory: "1Gi", storage: "1Gi", gpus: 1, loadBalancers: 1 };
const backup = { pool: "p2", everyHours: 24, retentionDays: 30 };

const everything = estateOf(
  department("education", { quota: { p1: quota } }),
  application("education/xueji", {
    level: 3,
    placements: { p1: { quota } },
    backup,
    metricsPort: "tcp/9100",
    showsMetrics: true,
  }),
  segment("s", "p1", { allocations: { education: { cidr4: "10.1.0.0/28" } } }),
  entity("exchange-point", "gap", {
    name: { zh: "网闸" },
    pool: "p1",
    zones: ["internet", "public"],
    kinds: ["file"],
    direction: "forward",
    administrator: "somebody",
    logRetentionDays: 180,
  }),
);

describe("what is asked of pools", () => {
  it("is every capability but those that are left out where a pool lacks them", () => {
    const asked = new Set([...unmetAskings(everything, () => true)].flatMap((one) => one.capabilities));
    expect(capabilities.filter((one) => !asked.has(one))).toEqual([
      "networkPolicyEgress",
      "clusterNetworkPolicy",
      "priorityClasses",
      "snapshots",
      "helm",
    ]);
  });

  it("is told where it is asked", () => {
    const found = [...unmetAskings(everything, () => true)].map(
      ({ at, pool, capabilities }) => `${at.entity.id} ${at.path?.join(".")} ${pool} ${capabilities.join()}`,
    );
    expect(found).toEqual([
      "education/xueji placements.p1 p1 namespaces,quotas,roleBindings,podSecurity,networkPolicyIngress",
      "education/xueji placements.p1 p1 admissionPolicy",
      "education/xueji placements.p1.quota.storage p1 storageClasses",
      "education/xueji placements.p1.quota.loadBalancers p1 loadBalancers",
      "education/xueji placements.p1.quota.gpus p1 gpus",
      "education/xueji metricsPort p1 monitoring",
      "education/xueji showsMetrics p1 monitoring",
      "education/xueji backup.pool p2 backups",
      "education quota.p1.gpus p1 gpus",
      "s allocations.education p1 bgp",
      "gap pool p1 monitoring",
    ]);
  });

  it("is nothing of a pool that has it all", () => {
    expect([...unmetAskings(everything, () => false)]).toEqual([]);
  });

  it.each([
    ["yes", "terraform", "write", true],
    ["read-only", "terraform", "write", false],
    ["read-only", "manifests", "write", false],
    ["read-only", "terraform", "use", true],
    ["read-only", "observed", "write", true],
    ["no", "observed", "use", false],
  ] as const)("%s in a %s pool is enough to %s: %s", (support, management, access, is) => {
    const all = Object.fromEntries(capabilities.map((one) => [one, support])) as Record<
      Capability,
      typeof support
    >;
    const pool = { capabilities: all, management } as Entity<"pool">["value"];
    expect(provides(pool, "quotas", access)).toBe(is);
  });
});
