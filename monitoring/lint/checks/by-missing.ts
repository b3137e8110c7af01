import { can } from "../../promql/shape.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** A label in `by` that is no longer there. */
export default defineLintCheck<{ label: string }>({
  code: "RUL035",
  severity: "warning",
  title: { zh: "by 中的标签还在", en: "The labels of by are there" },
  message: {
    zh: (p) => `标签 ${p.label} 到这里已经没有了`,
    en: (p) => `there is no label ${p.label} any more at this place`,
  },
  why: {
    zh: "里层的聚合已经把它去掉，外层按它分组只会得到一组。",
    en: "An aggregation inside has dropped it: to group by it gives one group.",
  },
  fix: {
    zh: (p) => `在里层的 by (…) 中加上 ${p.label}，或从这里去掉`,
    en: (p) => `add ${p.label} to by (…) inside, or take it out here`,
  },
  example: {
    bad: alertExample("max by (cluster) (sum by (job) (node_load5)) > 9"),
    good: alertExample("max by (cluster) (sum by (cluster, job) (node_load5)) > 9"),
  },
  find: {
    aggregation(node, tell, subject) {
      if (!node.grouping || node.grouping.without || !node.of) return;
      const shape = subject.shape(node.of);
      if (!shape.only && shape.lacks.size === 0) return;
      for (const label of node.grouping.labels) {
        if (!can(shape, label.name)) tell(label, { label: label.name });
      }
    },
  },
});
