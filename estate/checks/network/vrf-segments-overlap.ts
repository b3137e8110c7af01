import { addressPlan } from "../../address-plan.js";
import { at, defineCheck } from "../../checks.js";
import { groupBy } from "../../estate.js";
import { overlaps } from "../../networks.js";

interface Overlap {
  vrf: string;
  cidr: string;
  other: string;
  otherCidr: string;
  otherPool: string;
}

/** A department may choose its private addresses freely, but within its own VRF each belongs to one segment. */
export default defineCheck<Overlap>({
  code: "NET001",
  severity: "error",
  title: {
    zh: "同一 VRF 内的专用网段互不重叠",
    en: "Private segments of one VRF do not overlap",
  },
  message: {
    zh: (p) => `VRF ${p.vrf} 中 ${p.cidr} 与资源池 ${p.otherPool} 的网段 ${p.other}（${p.otherCidr}）重叠`,
    en: (p) => `in VRF ${p.vrf}, ${p.cidr} overlaps ${p.other} of pool ${p.otherPool} (${p.otherCidr})`,
  },
  hint: {
    zh: () => "同一部门在各资源池的专用网段须各用各的地址",
    en: () => "give each pool's private segment of the department addresses of its own",
  },
  source: "GB/T 22239-2019 8.1.2.1 c",
  *find(estate) {
    const isPrivate = addressPlan(estate).segments.filter(({ segment }) => segment.value.zone === "private");
    for (const [vrf, networks] of groupBy(isPrivate, ({ segment }) => segment.value.vrf)) {
      for (const [first, second] of overlaps(networks)) {
        yield {
          at: at(second.segment, second.path),
          params: {
            vrf,
            cidr: second.cidr,
            other: first.segment.id,
            otherCidr: first.cidr,
            otherPool: first.segment.owner,
          },
          related: [at(first.segment, first.path)],
        };
      }
    }
  },
});
