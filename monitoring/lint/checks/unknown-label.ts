import type { LabelUse, Selector } from "../../promql/ast.js";
import { defineLintCheck } from "../check.js";
import { type Facts, factsOf } from "../facts/facts.js";
import { alertExample } from "../lint-rule.js";
import { nearest } from "../source/nearest.js";
import type { Subject } from "../subject.js";

/** A condition on a label that the metric does not have. */
export default defineLintCheck<{ metric: string; label: string; near: string | undefined }>({
  code: "RUL071",
  severity: "warning",
  title: { zh: "指标有规则用到的标签", en: "Metrics have the labels that rules use" },
  message: {
    zh: (p) => `${p.metric} 没有标签 ${p.label}`,
    en: (p) => `${p.metric} has no label ${p.label}`,
  },
  why: {
    zh: "不存在的标签按空值算：条件不成立，或分不出组。",
    en: "A label that is not there counts as empty: the condition never holds, or all fall into one group.",
  },
  fix: {
    zh: (p) => (p.near ? `是不是 ${p.near}？` : "请核对导出器的标签；由采集加上的，用 --target-label 说明"),
    en: (p) =>
      p.near
        ? `did you mean ${p.near}?`
        : "look at the labels of the exporter; name those of scraping with --target-label",
  },
  example: {
    bad: alertExample('kube_node_status_condition{condition="Ready", state="true"} == 0'),
    good: alertExample('kube_node_status_condition{condition="Ready", status="true"} == 0'),
  },
  find: {
    selector(selector, tell, subject) {
      const { metric } = selector;
      if (metric === undefined || subject.scene.recordings.has(metric)) return;
      const labels = factsOf(subject.scene.facts, metric)?.labels;
      if (!labels) return;
      for (const use of usesOf(selector, subject)) {
        if (isKnown(use.name, labels, subject.scene.facts)) continue;
        tell(use, { metric, label: use.name, near: nearest(use.name, labels) });
      }
    },
  },
});

/** Labels in the selector, and in the aggregation right around it. */
function* usesOf(selector: Selector, subject: Subject): Generator<LabelUse> {
  for (const { label, from, to } of selector.matchers) yield { name: label, from, to };
  let above = subject.above(selector);
  while (above && ["matrix", "paren"].includes(above.expr.kind)) above = above.above;
  if (above?.expr.kind === "call" && above.expr.args.length === 1) above = above.above;
  while (above?.expr.kind === "paren") above = above.above;
  if (above?.expr.kind === "aggregation" && !above.expr.grouping?.without)
    yield* above.expr.grouping?.labels ?? [];
}

function isKnown(label: string, labels: readonly string[], { targetLabels }: Facts): boolean {
  if (label.startsWith("__") || targetLabels.has(label) || label.startsWith("exported_")) return true;
  return labels.some((one) => one === label || (one.endsWith("*") && label.startsWith(one.slice(0, -1))));
}
