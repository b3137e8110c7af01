import { isLiteral } from "../../promql/regex.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** A pattern that is no pattern. */
export default defineLintCheck<{ value: string; operator: string }>({
  code: "RUL050",
  severity: "style",
  title: { zh: "没有元字符时用 = 或 !=", en: "Texts without metacharacters are matched with = or !=" },
  message: {
    zh: (p) => `${p.operator} 的 “${p.value}” 不是正则`,
    en: (p) => `"${p.value}" after ${p.operator} is no pattern`,
  },
  why: {
    zh: "读的人会以为它匹配更多；Prometheus 的正则总是整段匹配。",
    en: "Readers will think that it matches more; patterns in Prometheus match the whole value.",
  },
  fix: {
    zh: (p) => `改为 ${p.operator === "=~" ? "=" : "!="}；若要匹配其中一段，写 .*${p.value}.*`,
    en: (p) => `use ${p.operator === "=~" ? "=" : "!="}; to match a part of the value write .*${p.value}.*`,
    variants: [
      {
        zh: () => "改为 =；若要匹配其中一段，写 .*‹value›.*",
        en: () => "use =; to match a part of the value write .*‹value›.*",
      },
    ],
  },
  example: { bad: alertExample('up{job=~"api"} == 0'), good: alertExample('up{job="api"} == 0') },
  find: {
    pattern(matcher, tell) {
      const { value, operator, valueAt } = matcher;
      if (value !== "" && isLiteral(value)) tell(valueAt, { value, operator });
    },
  },
});
