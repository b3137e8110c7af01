import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** Labels are what an alert is; with the value in one it is another alert each time. */
export default defineLintCheck<{ key: string }>({
  code: "RUL042",
  severity: "bug",
  title: { zh: "标签中没有 $value", en: "No label holds $value" },
  message: { zh: (p) => `标签 ${p.key} 中用了 $value`, en: (p) => `label ${p.key} holds $value` },
  why: {
    zh: "值一变，就成了另一个告警：for 重新计时，通知不断，静默也失效。",
    en: "With each new value it is another alert: for begins again, notifications pile up, silences no longer fit.",
  },
  fix: { zh: () => "请移到 annotations", en: () => "move it to annotations" },
  example: {
    bad: alertExample("node_load5 > 9").replace(
      "severity: warning",
      'severity: warning, load: "{{ $value }}"',
    ),
    good: alertExample("node_load5 > 9").replace("an example", '"the load is {{ $value }}"'),
  },
  find: {
    template({ in: where, key, node, template }, tell) {
      const [span] = template.values;
      if (where === "labels" && span && !isGraded(node.text)) tell({ in: node, span }, { key });
    },
  },
});

/** Whether the value only decides between texts, as in a graded severity: that gives a few labels. */
function isGraded(text: string): boolean {
  return /\{\{-?\s*(?:else\s+)?if\b/.test(text) && !/\{\{-?\s*(?:\$value|\.Value)/.test(text);
}
