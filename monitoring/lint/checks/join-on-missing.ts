import { can } from "../../promql/shape.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** A label of `on` that an aggregation has dropped. */
export default defineLintCheck<{ label: string; side: { zh: string; en: string } }>({
  code: "RUL031",
  severity: "bug",
  title: { zh: "on 中的标签两边都有", en: "Both sides have the labels of on" },
  message: {
    zh: (p) => `on 中的标签 ${p.label} 在${p.side.zh}已经没有了`,
    en: (p) => `the ${p.side.en} has no label ${p.label} to match on`,
  },
  why: {
    zh: "缺少的标签按空值匹配：另一边有值时永远匹配不上。",
    en: "A missing label counts as empty: where the other side has a value nothing ever matches.",
  },
  fix: {
    zh: (p) => `在聚合的 by (…) 中保留 ${p.label}，或从 on 中去掉`,
    en: (p) => `keep ${p.label} in by (…), or take it out of on`,
  },
  example: {
    bad: alertExample("sum by (job) (node_load5) / on (instance) sum by (instance) (machine_cpu_cores) > 2"),
    good: alertExample(
      "sum by (instance) (node_load5) / on (instance) sum by (instance) (machine_cpu_cores) > 2",
    ),
  },
  find: {
    join({ node, left, right, on }, tell) {
      if (!on || !node.matching) return;
      for (const label of node.matching.labels) {
        const inLeft = can(left, label.name);
        if (inLeft === can(right, label.name)) continue;
        const side = inLeft ? { zh: "右边", en: "right side" } : { zh: "左边", en: "left side" };
        tell(label, { label: label.name, side });
      }
    },
  },
});
