import { type Amounts, mebibytes } from "./amounts.js";
import type { Pool } from "./kinds/pool.js";

/**
 * What a pool can give out when its largest node is lost. Storage is that of all storage classes. Load-balancer
 * addresses are no property of nodes: they are as many as are asked for, and held against address blocks elsewhere.
 */
export function capacityOf(pool: Pool, { loadBalancers }: Pick<Amounts, "loadBalancers">): Amounts {
  const groups = Object.values(pool.nodes);
  const withoutLargest = (amount: (group: (typeof groups)[number]) => number) =>
    groups.reduce((sum, group) => sum + group.count * amount(group), 0) - Math.max(0, ...groups.map(amount));
  return {
    cpu: withoutLargest(({ cpu }) => Math.floor(cpu * 4)),
    memory: withoutLargest(({ memory }) => mebibytes(memory)),
    storage: Object.values(pool.storageClasses).reduce((sum, { capacity }) => sum + mebibytes(capacity), 0),
    gpus: withoutLargest(({ gpus }) => gpus),
    loadBalancers,
  };
}
