import { can } from "../../promql/shape.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** `group_left (x)` takes x from the other side. */
export default defineLintCheck<{ label: string; group: string }>({
  code: "RUL033",
  severity: "bug",
  title: { zh: "group_left 要取的标签在另一边存在", en: "The other side has what group_left takes from it" },
  message: {
    zh: (p) => `group_${p.group} 要取标签 ${p.label}，而那一边没有它`,
    en: (p) => `group_${p.group} takes label ${p.label} from a side that does not have it`,
  },
  why: {
    zh: "取不到的标签会变成空，原有的值也被抹掉。",
    en: "What is not there comes out empty, and wipes out a value that was there.",
  },
  fix: {
    zh: (p) => `在那一边的聚合中保留 ${p.label}`,
    en: (p) => `keep ${p.label} in the aggregation on that side`,
  },
  example: {
    bad: alertExample(
      "node_load5 * on (instance) group_left (nodename) sum by (instance) (node_uname_info) > 2",
    ),
    good: alertExample(
      "node_load5 * on (instance) group_left (nodename) sum by (instance, nodename) (node_uname_info) > 2",
    ),
  },
  find: {
    join({ node, left, right }, tell) {
      const { matching } = node;
      if (!matching?.group) return;
      const one = matching.group === "left" ? right : left;
      for (const label of matching.include) {
        if (!can(one, label.name)) tell(label, { label: label.name, group: matching.group });
      }
    },
  },
});
