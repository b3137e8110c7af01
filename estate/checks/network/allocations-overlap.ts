import { blocksOf } from "../../address-plan.js";
import { at, defineCheck } from "../../checks.js";
import { overlaps } from "../../networks.js";

interface Overlap {
  department: string;
  block: string;
  other: string;
  otherBlock: string;
}

/** An address of a segment is given to one department: both ends of a grant are told by such addresses. */
export default defineCheck<Overlap>({
  code: "NET004",
  severity: "error",
  title: { zh: "同一网段分给各部门的地址块互不重叠", en: "Allocations of one segment do not overlap" },
  message: {
    zh: (p) => `分给 ${p.department} 的 ${p.block} 与分给 ${p.other} 的 ${p.otherBlock} 重叠`,
    en: (p) => `${p.block} of ${p.department} overlaps ${p.otherBlock} of ${p.other}`,
  },
  hint: {
    zh: () => "请为每个部门分配单独的地址块，否则一方的授权会放行另一方",
    en: () => "give each department a block of its own, or one's grants let the other in",
  },
  source: "GB/T 22239-2019 8.2.2.1 b",
  *find(estate) {
    for (const segment of estate.all("segment")) {
      for (const [first, second] of overlaps(blocksOf(segment))) {
        yield {
          at: at(segment, second.path),
          params: {
            department: String(second.path[1]),
            block: second.cidr,
            other: String(first.path[1]),
            otherBlock: first.cidr,
          },
          related: [at(segment, first.path)],
        };
      }
    }
  },
});
