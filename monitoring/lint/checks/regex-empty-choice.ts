import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** A `|` too many lets the empty value through, which is every series without the label. */
export default defineLintCheck<{ value: string; label: string }>({
  code: "RUL054",
  severity: "style",
  title: { zh: "正则的每个选项都不为空", en: "No alternative of a pattern is empty" },
  message: {
    zh: (p) => `“${p.value}” 有一个空的选项：没有标签 ${p.label} 的序列也匹配`,
    en: (p) => `"${p.value}" has an empty alternative: series without label ${p.label} match too`,
  },
  why: {
    zh: "多写一个 | 往往是删列表时留下的，结果把不相干的序列都算了进来。",
    en: "A | too many is mostly left over from editing a list, and lets in series that have nothing to do with it.",
  },
  fix: { zh: () => "删去多余的 |；若有意，写成 (…)?", en: () => "remove the |; if it is meant, write (…)?" },
  example: { bad: alertExample('up{job=~"api|web|"} == 0'), good: alertExample('up{job=~"api|web"} == 0') },
  find: {
    pattern(matcher, tell) {
      const { value, label, valueAt } = matcher;
      // One text or none, `resource|`, is the usual way to say so on purpose.
      const choices = value.split("|");
      const isOdd =
        !/[\\([]/.test(value) && choices.includes("") && choices.filter((one) => one !== "").length > 1;
      if (isOdd) tell(valueAt, { value, label });
    },
  },
});
