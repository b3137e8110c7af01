import { capabilities } from "../../estate/kinds/pool.js";
import type { Amount, ByPool } from "./amounts.js";
import { cities, industries } from "./names.js";
import { provincePool } from "./tree.js";

export interface Pool {
  readonly id: string;
  readonly zh: string;
  readonly tier: "province" | "city" | "industry";
  readonly division: string;
  readonly owner?: string;
  /** Counts from 0; the address plan follows it. */
  readonly index: number;
}

/** The provincial pool, one of each city, one of each industry. */
export const pools: readonly Pool[] = [
  { id: provincePool, zh: "省级政务云", tier: "province" as const, division: "230000" },
  ...cities.map(({ code, id, zh }) => ({
    id: `${code}-${id}`,
    zh: `${zh}政务云`,
    tier: "city" as const,
    division: String(code),
  })),
  ...industries.map(({ id, zh }) => ({
    id: `industry-${id}`,
    zh: `${zh}行业云`,
    tier: "industry" as const,
    division: "230000",
    owner: id,
  })),
].map((pool, index) => ({ ...pool, index }));

const operators = ["north-cloud", "silk-cloud", "pine-cloud", "river-cloud"];
const node = { cpu: 128, memory: 512 };

/** A pool's file, with nodes for everything that was given out in it and a third more. */
export function poolFile(pool: Pool, given: ByPool) {
  const amount = given.get(pool.id) ?? { cpu: 0, memory: 0, storage: 0, loadBalancers: 0 };
  const { index } = pool;
  return {
    name: { zh: pool.zh },
    tier: pool.tier,
    division: pool.division,
    owner: pool.owner,
    operator: operators[index % operators.length],
    platform: "Kubernetes 1.35",
    ...(pool.tier === "industry" ? { asn: 4_200_230_001 + index } : {}),
    management: "terraform",
    kubernetes: {
      version: "1.35",
      context: pool.id,
      podCidrs: [`100.${64 + 2 * index}.0.0/16`],
      serviceCidrs: [`100.${65 + 2 * index}.0.0/16`],
    },
    cni: { name: "calico", version: "3.30" },
    architecture: "amd64",
    level: 3,
    nodes: nodeGroups(amount),
    storageClasses: {
      standard: {
        provisioner: "csi.storage.example",
        capacity: `${Math.ceil((amount.storage * 1.3) / 1024) + 10}Ti`,
        default: true,
        encrypted: true,
        reclaim: "Retain",
      },
    },
    capabilities: {
      ...Object.fromEntries(capabilities.map((capability) => [capability, "yes"])),
      clusterNetworkPolicy: "no",
      gpus: "no",
    },
    shards: index === 0 ? 16 : 8,
  };
}

function nodeGroups(amount: Amount) {
  const count = 3 + Math.ceil(1.3 * Math.max(amount.cpu / node.cpu, amount.memory / node.memory));
  const group = { cpu: node.cpu, memory: `${node.memory}Gi` };
  return {
    general: { count, ...group, zones: ["public", "private", "internet", "exchange", "management"] },
  };
}
