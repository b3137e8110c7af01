import { type AddressPlan, addressPlan } from "../../address-plan.js";
import { at, type Breach, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";
import { groupBy } from "../../estate.js";
import { networkOf } from "../../networks.js";
import type { Zone } from "../../zones.js";

interface Params {
  department: string;
  zone: string;
  pool: string;
  asked: number;
  addresses: string;
}

interface Ask {
  readonly application: Entity<"application">;
  readonly pool: string;
  readonly count: number;
}

/** A load balancer takes an address of its department's block, so the block has one for each. */
export default defineCheck<Params>({
  code: "NET014",
  severity: "error",
  title: {
    zh: "部门的地址块够其负载均衡使用",
    en: "A department's block has an address for each of its load balancers",
  },
  message: {
    zh: (p) =>
      `${p.department} 在 ${p.pool} 网络区 ${p.zone} 申请负载均衡地址 ${p.asked} 个，地址块只有 ${p.addresses} 个`,
    en: (p) =>
      `${p.department} asks for ${p.asked} load-balancer addresses in zone ${p.zone} at ${p.pool}, its block has ${p.addresses}`,
  },
  hint: {
    zh: (p) => `请在 network/segments/${p.pool}.yaml 为 ${p.department} 分配（更大的）地址块，或减少申请`,
    en: (p) =>
      `allocate a (larger) block to ${p.department} in network/segments/${p.pool}.yaml, or ask for fewer`,
  },
  *find(estate) {
    const plan = addressPlan(estate);
    const asks = plan.isWhole ? estate.all("application").flatMap(asksOf) : [];
    const byBlock = groupBy(
      asks,
      ({ application, pool }) => `${pool} ${application.value.zone} ${application.owner}`,
    );
    for (const group of byBlock.values()) yield* shortBlock(group, plan);
  },
});

function asksOf(application: Entity<"application">): Ask[] {
  return Object.entries(application.value.placements)
    .filter(([, { quota }]) => quota.loadBalancers > 0)
    .map(([pool, { quota }]) => ({ application, pool, count: quota.loadBalancers }));
}

function* shortBlock(asks: readonly Ask[], plan: AddressPlan): Generator<Breach<Params>> {
  const [first] = asks;
  if (!first) return;
  const { application, pool } = first;
  const zone = application.value.zone;
  const asked = asks.reduce((sum, { count }) => sum + count, 0);
  const addresses = addressesOf(plan, pool, zone, application.owner);
  if (BigInt(asked) <= addresses) return;
  const places = asks.map((ask) => at(ask.application, ["placements", pool, "quota", "loadBalancers"]));
  const [place = at(application), ...related] = places;
  yield {
    at: place,
    params: { department: application.owner, zone, pool, asked, addresses: String(addresses) },
    related,
  };
}

/** IPv4 addresses of a department's blocks: every load balancer has one, with or without IPv6. */
function addressesOf(plan: AddressPlan, pool: string, zone: Zone, department: string): bigint {
  let total = 0n;
  for (const { value } of plan.segmentsFor(pool, zone, department)) {
    const block = value.allocations[department];
    if (!block) continue;
    const { first, last } = networkOf(block.cidr4);
    total += last - first + 1n;
  }
  return total;
}
