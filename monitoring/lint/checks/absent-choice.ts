import { bare } from "../../promql/ast.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** `absent` with alternatives fires when all of them are gone. */
export default defineLintCheck<{ value: string }>({
  code: "RUL055",
  severity: "warning",
  title: { zh: "absent 每次只问一样东西", en: "absent asks for one thing at a time" },
  message: {
    zh: (p) => `absent 只有在 ${p.value} 全部消失时才成立`,
    en: (p) => `absent holds only when all of ${p.value} are gone`,
  },
  why: {
    zh: "其中一个消失时不会告警；结果里也没有这个标签。",
    en: "It says nothing when one of them is gone, and its result does not have the label.",
  },
  fix: {
    zh: () => "写成 absent(…) or absent(…)，每个名称一个",
    en: () => "write absent(…) or absent(…), one for each name",
  },
  example: {
    bad: alertExample('absent(up{job=~"api|web"})'),
    good: alertExample('absent(up{job="api"}) or absent(up{job="web"})'),
  },
  functions: ["absent", "absent_over_time"],
  find: {
    call(node, tell) {
      if (!node.args[0]) return;
      const arg = bare(node.args[0]);
      const selector = arg.kind === "matrix" ? arg.of : arg;
      if (selector.kind !== "selector") return;
      for (const { value, operator, valueAt } of selector.matchers) {
        if (operator !== "=~" || !/^[\w-]+(?:\|[\w-]+)+$/.test(value)) continue;
        tell(valueAt, { value });
      }
    },
  },
});
