import { can } from "../../promql/shape.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";
import { hasLabel } from "../source/model.js";

/** A label in a template that no result has. */
export default defineLintCheck<{ label: string; field: string; known: string }>({
  code: "RUL041",
  severity: "bug",
  title: { zh: "模板用到的标签在结果中存在", en: "Results have the labels that templates use" },
  message: {
    zh: (p) => `${p.field} 用到标签 ${p.label}，而结果没有它`,
    en: (p) => `${p.field} uses label ${p.label}, which no result has`,
  },
  why: {
    zh: "值班人员看到的是“…在  上”：最要紧的那个词是空的。",
    en: "Whoever is woken reads a sentence in which the most important word is missing.",
  },
  fix: {
    zh: (p) => `在聚合中保留 ${p.label}，或从文字中去掉${p.known === "" ? "" : `；结果的标签：${p.known}`}`,
    en: (p) =>
      `keep ${p.label} in the aggregation, or take it out of the text${p.known === "" ? "" : `; results have ${p.known}`}`,
    variants: [
      {
        zh: () => "在聚合中保留 ‹label›，或从文字中去掉",
        en: () => "keep ‹label› in the aggregation, or take it out of the text",
      },
    ],
  },
  example: {
    bad: alertExample("sum by (job) (up) == 0").replace("an example", '"{{ $labels.instance }} is down"'),
    good: alertExample("sum by (job) (up) == 0").replace("an example", '"{{ $labels.job }} is down"'),
  },
  find: {
    template({ in: where, key, node, template }, tell, subject) {
      if (!subject.expr || template.labels.length === 0) return;
      const shape = subject.shape(subject.expr);
      for (const use of template.labels) {
        // The labels of the rule itself are there when its annotations are made; so is the alert's name.
        if (can(shape, use.name) || use.name === "alertname" || hasLabel(subject.rule, use.name)) continue;
        const known = shape.only ? [...shape.only].sort().join(", ") : "";
        tell({ in: node, span: use }, { label: use.name, field: `${where}.${key}`, known });
      }
    },
  },
});
