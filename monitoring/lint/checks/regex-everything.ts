import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** `=~".*"` is no condition, `!~".*"` leaves nothing. */
export default defineLintCheck<{ label: string; value: string; isNone: boolean }>({
  code: "RUL051",
  severity: "warning",
  title: { zh: "条件能够排除一些序列", en: "Conditions leave something out, and something in" },
  message: {
    zh: (p) =>
      p.isNone
        ? `${p.label}!~"${p.value}" 排除了一切`
        : `${p.label}=~"${p.value}" 什么也不排除，没有这个标签的序列也匹配`,
    en: (p) =>
      p.isNone
        ? `${p.label}!~"${p.value}" leaves nothing`
        : `${p.label}=~"${p.value}" leaves nothing out, not even series without the label`,
    variants: [
      {
        zh: () => '‹label›=~".*" 什么也不排除，没有这个标签的序列也匹配',
        en: () => '‹label›=~".*" leaves nothing out, not even series without the label',
      },
    ],
  },
  why: {
    zh: "它看上去是条件，其实不是；要求标签存在须写 .+。",
    en: "It looks like a condition and is none; to ask for the label write .+.",
  },
  fix: {
    zh: (p) => (p.isNone ? `改为 ${p.label}=""，或删去` : `删去，或改为 ${p.label}!=""`),
    en: (p) => (p.isNone ? `write ${p.label}="", or leave it out` : `leave it out, or write ${p.label}!=""`),
    variants: [{ zh: () => '删去，或改为 ‹label›!=""', en: () => 'leave it out, or write ‹label›!=""' }],
  },
  example: { bad: alertExample('up{job=~".*"} == 0'), good: alertExample('up{job!=""} == 0') },
  find: {
    pattern(matcher, tell) {
      const { label, value, operator, valueAt } = matcher;
      if (!/^\^?\(?(?:\.\*)+\)?\$?$/.test(value)) return;
      tell(valueAt, { label, value, isNone: operator === "!~" });
    },
  },
});
