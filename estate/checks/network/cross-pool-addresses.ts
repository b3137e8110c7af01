import { addressPlan } from "../../address-plan.js";
import { at, defineCheck } from "../../checks.js";
import { type CrossPoolFlow, crossPoolFlows } from "../../grants.js";

interface Missing {
  department: string;
  zone: string;
  pool: string;
  from: string;
  to: string;
}

/** Between pools the two ends of a grant know each other by their departments' addresses, so they need some. */
export default defineCheck<Missing>({
  code: "NET006",
  severity: "error",
  title: {
    zh: "跨资源池的授权两端都有分配给部门的地址",
    en: "Both ends of a grant between pools have addresses of their department",
  },
  message: {
    zh: (p) =>
      `${p.from} 到 ${p.to} 跨资源池，而部门 ${p.department} 在 ${p.pool} 的网络区 ${p.zone} 没有地址块`,
    en: (p) =>
      `${p.from} to ${p.to} goes between pools, and ${p.department} has no addresses in zone ${p.zone} at ${p.pool}`,
  },
  hint: {
    zh: (p) =>
      `请在 network/segments/${p.pool}.yaml 该网络区网段的 allocations 下为 ${p.department} 分配地址块`,
    en: (p) =>
      `allocate a block to ${p.department} in a ${p.zone} segment of network/segments/${p.pool}.yaml`,
  },
  *find(estate) {
    const plan = addressPlan(estate);
    const told = new Set<string>();
    for (const flow of plan.isWhole ? crossPoolFlows(estate) : []) {
      for (const { end, pool, key } of endsOf(flow)) {
        const { zone } = end.value;
        const place = `${flow.grant.id} ${key} ${pool} ${zone}`;
        if (told.has(place) || plan.hasBlock(pool, zone, end.owner)) continue;
        told.add(place);
        yield {
          at: at(flow.grant, [key]),
          params: { department: end.owner, zone, pool, from: flow.source.id, to: flow.target.id },
        };
      }
    }
  },
});

function endsOf({ source, target, from, to }: CrossPoolFlow) {
  return [
    { end: source, pool: from, key: "from" },
    { end: target, pool: to, key: "to" },
  ] as const;
}
