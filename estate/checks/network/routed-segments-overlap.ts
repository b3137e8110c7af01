import { addressPlan } from "../../address-plan.js";
import { at, defineCheck } from "../../checks.js";
import { overlaps } from "../../networks.js";

interface Overlap {
  cidr: string;
  other: string;
  otherCidr: string;
  otherPool: string;
}

/** Addresses outside the private zone are routed province-wide, so they belong to one segment only. */
export default defineCheck<Overlap>({
  code: "NET012",
  severity: "error",
  title: {
    zh: "公用、互联网、管理等网络区的网段全省不重叠",
    en: "Segments outside the private zone overlap nowhere in the province",
  },
  message: {
    zh: (p) => `${p.cidr} 与资源池 ${p.otherPool} 的网段 ${p.other}（${p.otherCidr}）重叠`,
    en: (p) => `${p.cidr} overlaps ${p.other} of pool ${p.otherPool} (${p.otherCidr})`,
  },
  hint: {
    zh: () => "请按地址规划改用未分配的网段；专用网络区才允许重叠",
    en: () => "take a free network of the address plan; only private segments may overlap",
  },
  source: "GB/T 22239-2019 8.1.2.1 c",
  *find(estate) {
    const networks = addressPlan(estate).segments.filter(({ segment }) => segment.value.zone !== "private");
    for (const [first, second] of overlaps(networks)) {
      yield {
        at: at(second.segment, second.path),
        params: {
          cidr: second.cidr,
          other: first.segment.id,
          otherCidr: first.cidr,
          otherPool: first.segment.owner,
        },
        related: [at(first.segment, first.path)],
      };
    }
  },
});
