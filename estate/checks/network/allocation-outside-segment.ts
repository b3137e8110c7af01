import { blocksOf } from "../../address-plan.js";
import { at, defineCheck } from "../../checks.js";
import { contains, networkOf } from "../../networks.js";

interface Outside {
  department: string;
  block: string;
  cidr: string | undefined;
}

/** A block given to a department is a part of the segment it is given from. */
export default defineCheck<Outside>({
  code: "NET003",
  severity: "error",
  title: { zh: "分给部门的地址块在网段之内", en: "Allocations lie inside their segment" },
  message: {
    zh: (p) =>
      p.cidr
        ? `分给 ${p.department} 的 ${p.block} 不在网段 ${p.cidr} 之内`
        : `分给 ${p.department} 的 ${p.block} 是 IPv6，而网段没有 IPv6 地址`,
    en: (p) =>
      p.cidr
        ? `${p.block} of ${p.department} is outside the segment's ${p.cidr}`
        : `${p.block} of ${p.department} is IPv6, and the segment has no IPv6 addresses`,
  },
  hint: {
    zh: () => "请从网段中另选一块，或扩大网段",
    en: () => "take a block of the segment, or widen the segment",
  },
  source: "GB/T 22239-2019 8.1.2.1 c",
  *find(estate) {
    for (const segment of estate.all("segment")) {
      const { cidr4, cidr6 } = segment.value;
      const v4 = networkOf(cidr4);
      const v6 = cidr6 ? networkOf(cidr6) : undefined;
      for (const block of blocksOf(segment)) {
        const outer = block.family === 4 ? v4 : v6;
        if (outer && contains(outer, block)) continue;
        const params = { department: String(block.path[1]), block: block.cidr, cidr: outer?.cidr };
        yield { at: at(segment, block.path), params };
      }
    }
  },
});
