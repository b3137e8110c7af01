import { defineLintCheck } from "../check.js";
import { obstacle } from "../joins.js";
import { alertExample } from "../lint-rule.js";

/** Series are matched by all their labels; where one side has lost one, none is ever equal. */
export default defineLintCheck<{ operator: string; label: string; side: { zh: string; en: string } }>({
  code: "RUL030",
  severity: "bug",
  title: { zh: "运算两边的序列能够匹配", en: "The two sides of an operation can match" },
  message: {
    zh: (p) => `${p.operator} 的两边永远匹配不上：${p.side.zh}没有标签 ${p.label}，另一边都有`,
    en: (p) =>
      `the sides of ${p.operator} never match: the ${p.side.en} has no label ${p.label}, and all series of the other have it`,
  },
  why: {
    zh: "没有 on 与 ignoring 时，两边的标签必须完全相同；匹配不上就没有结果，unless 则什么也不排除。",
    en: "Without on or ignoring all labels have to be equal; where they are not there is no result, and unless leaves nothing out.",
  },
  fix: {
    zh: (p) => `写明 on (…) 或 ignoring (${p.label})，或在两边保留同样的标签`,
    en: (p) => `say on (…) or ignoring (${p.label}), or keep the same labels on both sides`,
  },
  example: {
    bad: alertExample("node_load5 > sum by (job) (machine_cpu_cores)"),
    good: alertExample("sum by (job) (node_load5) > sum by (job) (machine_cpu_cores)"),
  },
  find: {
    join(join, tell) {
      if (join.node.operator === "or") return;
      const found = obstacle(join);
      if (!found) return;
      const side = found.lacking === "left" ? { zh: "左边", en: "left" } : { zh: "右边", en: "right" };
      const { operator, operatorAt } = join.node;
      tell(operatorAt, { operator, label: found.label, side });
    },
  },
});
