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
  *find({ templates }) {
    for (const { in: where, key, node, template } of templates) {
      const [span] = template.values;
      // A condition on the value, as in a graded severity, gives a few values only.
      const isGraded =
        /\{\{-?\s*(?:else\s+)?if\b/.test(node.text) && !/\{\{-?\s*(?:\$value|\.Value)/.test(node.text);
      if (where === "labels" && span && !isGraded) yield { at: { in: node, span }, params: { key } };
    }
  },
});
