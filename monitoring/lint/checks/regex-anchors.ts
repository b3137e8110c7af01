import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** Patterns are anchored as it is. */
export default defineLintCheck<{ value: string; plain: string }>({
  code: "RUL053",
  severity: "style",
  title: { zh: "正则不写首尾的 ^ 与 $", en: "Patterns have no ^ and $ at their ends" },
  message: {
    zh: (p) => `“${p.value}” 首尾的锚点是多余的`,
    en: (p) => `the anchors of "${p.value}" are needless`,
  },
  why: {
    zh: "Prometheus 的正则总是整段匹配；写了锚点，读的人会以为不写就不是。",
    en: "Patterns in Prometheus always match the whole value; anchors make readers think that others do not.",
  },
  fix: { zh: (p) => `写成 ${p.plain}`, en: (p) => `write ${p.plain}` },
  example: { bad: alertExample('up{job=~"^api-.+$"} == 0'), good: alertExample('up{job=~"api-.+"} == 0') },
  find: {
    pattern(matcher, tell) {
      const { value, valueAt } = matcher;
      const plain = value.replace(/^\^/, "").replace(/(?<!\\)\$$/, "");
      // With an alternative outside brackets, an anchor belongs to one of them only.
      if (plain === value || plain === "") return;
      tell(valueAt, { value, plain });
    },
  },
});
