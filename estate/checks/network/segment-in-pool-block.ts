import { addressPlan } from "../../address-plan.js";
import { at, defineCheck } from "../../checks.js";
import { contains } from "../../networks.js";
import { poolBlock } from "../../pool-block.js";

interface Outside {
  cidr: string;
  pool: string;
  /** @default - the plan has no block of this number */
  block: string | undefined;
}

/** Addresses that say whose they are need no register; nobody has to ask which pool an address belongs to. */
export default defineCheck<Outside>({
  code: "NET015",
  severity: "error",
  title: {
    zh: "网段在资源池由区划代码得出的地址块之内（专用网络区除外）",
    en: "Segments lie in the block that follows from their pool's division code, except private ones",
  },
  message: {
    zh: (p) =>
      p.block
        ? `${p.cidr} 不在资源池 ${p.pool} 的地址块 ${p.block} 之内`
        : `地址规划中没有资源池 ${p.pool} 的地址块，${p.cidr} 无从归属`,
    en: (p) =>
      p.block
        ? `${p.cidr} is outside ${p.block}, the block of pool ${p.pool}`
        : `the address plan has no block for pool ${p.pool}, so ${p.cidr} is nobody's`,
  },
  hint: {
    zh: (p) => (p.block ? `请改用 ${p.block} 中的网段` : "请在 estate.yaml 的 addressPlan 中留足地址"),
    en: (p) => (p.block ? `take a network of ${p.block}` : "make room for it in addressPlan of estate.yaml"),
  },
  source: "GB/T 22239-2019 8.1.2.1 c",
  *find(estate) {
    for (const network of addressPlan(estate).segments) {
      const { segment, path, cidr, family } = network;
      const pool = estate.find("pool", segment.owner);
      const isPlanned = estate.settings.addressPlan?.[family === 4 ? "v4" : "v6"] !== undefined;
      if (!pool || !isPlanned || segment.value.zone === "private") continue;
      const block = poolBlock(estate, pool, family);
      if (block && contains(block, network)) continue;
      yield { at: at(segment, path), params: { cidr, pool: pool.id, block: block?.cidr } };
    }
  },
});
