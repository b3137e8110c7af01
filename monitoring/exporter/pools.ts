import { type Amounts, addTo, amountsOf, resourceNames, type Tally, tally } from "../../estate/amounts.js";
import type { Entity } from "../../estate/entity.js";
import type { Estate } from "../../estate/estate.js";
import { networkOf } from "../../estate/networks.js";
import { capacityOf } from "../../estate/pool-capacity.js";
import { topShares } from "../../estate/quota-tree.js";
import type { Labels } from "../proof.js";
import { type OwnMetric, type Sample, sample } from "./sample.js";

/** The labels that tell a pool. */
export function placeOf(estate: Estate, pool: string): Labels {
  return { city: estate.find("pool", pool)?.value.division ?? "", pool };
}

/** Pools, their capacity, what was granted of it, their circuits, segments and exchange points. */
export function poolSamples(estate: Estate): Sample[] {
  return [
    ...estate.all("pool").flatMap((pool) => ofPool(estate, pool)),
    ...estate.all("plane").flatMap((plane) => circuits(estate, plane)),
    ...estate.all("segment").flatMap((segment) => addresses(estate, segment)),
    ...estate
      .all("exchange-point")
      .map(({ id, value }) =>
        sample("zhengyun_exchange_point_info", { ...placeOf(estate, value.pool), exchange_point: id }, 1),
      ),
  ];
}

function ofPool(estate: Estate, { id, value }: Entity<"pool">): Sample[] {
  const place = placeOf(estate, id);
  const granted = tally();
  for (const { amounts } of topShares(estate).get(id) ?? []) add(granted, amounts);
  const info = { ...place, tier: value.tier, management: value.management };
  return [
    sample("zhengyun_pool_info", info, 1),
    ...amountSamples("zhengyun_pool_capacity", place, capacityOf(value, granted)),
    ...amountSamples("zhengyun_pool_granted", place, granted),
  ];
}

function add(total: Tally, amounts: Amounts): void {
  for (const name of resourceNames) total[name] += amounts[name];
}

function circuits(estate: Estate, plane: Entity<"plane">): Sample[] {
  return Object.entries(plane.value.circuits).flatMap(([circuit, { pool, peerAddress, capacityMbps }]) => {
    const labels = { ...placeOf(estate, pool), plane: plane.id, circuit };
    return [
      sample("zhengyun_circuit_info", { ...labels, peer: peerAddress }, 1),
      sample("zhengyun_circuit_capacity_bytes", labels, (capacityMbps * 1_000_000) / 8),
    ];
  });
}

function addresses(estate: Estate, { id, owner, value }: Entity<"segment">): Sample[] {
  const labels = { ...placeOf(estate, owner), segment: id };
  const allocated = Object.values(value.allocations).reduce((sum, { cidr4 }) => sum + sizeOf(cidr4), 0);
  return [
    sample("zhengyun_segment_addresses", labels, sizeOf(value.cidr4)),
    sample("zhengyun_segment_addresses_allocated", labels, allocated),
  ];
}

function sizeOf(cidr: string): number {
  const { first, last } = networkOf(cidr);
  return Number(last - first) + 1;
}

/** How Kubernetes' quotas call what the estate gives out, and how much of it one unit of ours is. */
const quotaNames = {
  cpu: ["requests.cpu", 0.25],
  memory: ["requests.memory", 1024 ** 2],
  storage: ["requests.storage", 1024 ** 2],
  gpus: ["requests.gpus", 1],
  loadBalancers: ["services.loadbalancers", 1],
} as const;

function amountSamples(metric: OwnMetric, labels: Labels, amounts: Amounts): Sample[] {
  return resourceNames.map((name) => {
    const [resource, unit] = quotaNames[name];
    return sample(metric, { ...labels, resource }, amounts[name] * unit);
  });
}

/** What departments were given in each pool, and what they gave on to their applications and units. */
export function quotaSamples(estate: Estate): Sample[] {
  const given = new Map<string, Tally>();
  const give = (holder: string, pool: string, resources: Parameters<typeof addTo>[1]) => {
    const key = `${holder} ${pool}`;
    const total = given.get(key) ?? tally();
    given.set(key, total);
    addTo(total, resources);
  };
  for (const { owner, value } of estate.all("application")) {
    for (const [pool, { quota }] of Object.entries(value.placements)) give(owner, pool, quota);
  }
  for (const { value } of estate.all("department")) {
    if (value.level === "unit" && value.parent) {
      for (const [pool, quota] of Object.entries(value.quota)) give(value.parent, pool, quota);
    }
  }
  return estate.all("department").flatMap(({ id, value }) =>
    Object.entries(value.quota).flatMap(([pool, quota]) => {
      const labels = { ...placeOf(estate, pool), department: id };
      const granted = given.get(`${id} ${pool}`) ?? tally();
      return [
        ...amountSamples("zhengyun_quota", labels, amountsOf(quota)),
        ...amountSamples("zhengyun_quota_granted", labels, granted),
      ];
    }),
  );
}
