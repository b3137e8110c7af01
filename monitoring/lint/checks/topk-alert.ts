import { bare } from "../../promql/ast.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** Who is among the first changes from one moment to the next, and each change begins `for` anew. */
export default defineLintCheck<{ name: string }>({
  code: "RUL065",
  severity: "warning",
  title: { zh: "告警不靠 topk、bottomk 取舍", en: "Alerts do not select by topk or bottomk" },
  message: {
    zh: (p) => `告警的结果由 ${p.name} 选出`,
    en: (p) => `${p.name} selects what the alert fires for`,
  },
  why: {
    zh: "名次随时在变，每变一次 for 就重新计时：该响的不响，响了的又消失。",
    en: "Ranks change all the time, and with each change for begins again: what should fire does not, what fires goes away.",
  },
  fix: {
    zh: () => "用门限取舍；名次放到仪表盘上",
    en: () => "select by a threshold; show ranks on a dashboard",
  },
  example: { bad: alertExample("topk(3, node_load5) > 9"), good: alertExample("node_load5 > 9") },
  find: {
    alert({ expr }, tell) {
      if (!expr) return;
      let top = bare(expr);
      // What is compared, or compared with: a rank inside a join or another aggregation only picks one of equals.
      while (top.kind === "binary" && (top.right.kind === "number" || top.left.kind === "number")) {
        top = bare(top.right.kind === "number" ? top.left : top.right);
      }
      if (top.kind === "aggregation" && (top.name === "topk" || top.name === "bottomk")) {
        tell(top.nameAt, { name: top.name });
      }
    },
  },
});
