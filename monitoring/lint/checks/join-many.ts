import { isComparison } from "../../promql/ast.js";
import type { Shape } from "../../promql/shape.js";
import { defineLintCheck } from "../check.js";
import type { Join } from "../joins.js";
import { alertExample } from "../lint-rule.js";

interface Params {
  readonly labels: string;
  readonly side: "left" | "right";
  readonly grouped: boolean;
}

/** Several series on the side that may have one. */
export default defineLintCheck<Params>({
  code: "RUL032",
  severity: "bug",
  title: { zh: "一对一匹配的两边每组只有一个序列", en: "Where one series is asked for, there is one" },
  message: {
    zh: (p) =>
      `${p.side === "left" ? "左边" : "右边"}按 ${p.labels} 区分序列，而匹配不看它${p.grouped ? "：这一边只能有一个" : "，又没有 group_left 或 group_right"}`,
    en: (p) =>
      `the ${p.side} side tells series apart by ${p.labels}, which is not matched on${p.grouped ? ": this side may have one only" : ", and there is no group_left or group_right"}`,
    variants: [
      {
        zh: () => "左边按 ‹labels› 区分序列，而匹配不看它，又没有 group_left 或 group_right",
        en: () =>
          "the left side tells series apart by ‹labels›, which is not matched on, and there is no group_left or group_right",
      },
    ],
  },
  why: {
    zh: "同组出现两个序列时，Prometheus 报 many-to-many 错误，整条规则不再求值，告警不会响。",
    en: "As soon as there are two, Prometheus answers with a many-to-many error: the rule is not evaluated and the alert does not fire.",
  },
  fix: {
    zh: (p) =>
      p.grouped ? "先把这一边聚合到 on 的标签" : "加上 group_left 或 group_right，或先聚合到同样的标签",
    en: (p) =>
      p.grouped
        ? "aggregate this side to the labels of on"
        : "add group_left or group_right, or aggregate to the same labels",
    variants: [
      {
        zh: () => "加上 group_left 或 group_right，或先聚合到同样的标签",
        en: () => "add group_left or group_right, or aggregate to the same labels",
      },
    ],
  },
  example: {
    bad: alertExample("sum by (job, instance) (node_load5) / on (job) sum by (job) (machine_cpu_cores) > 2"),
    good: alertExample(
      "sum by (job, instance) (node_load5) / on (job) group_left sum by (job) (machine_cpu_cores) > 2",
    ),
  },
  find: {
    join(join, tell) {
      const { node, isSet } = join;
      if (isSet || (isComparison(node.operator) && join.on?.length === 0)) return;
      const group = node.matching?.group;
      const sides =
        group === "left"
          ? (["right"] as const)
          : group === "right"
            ? (["left"] as const)
            : (["left", "right"] as const);
      for (const side of sides) {
        const labels = extraLabels(join[side], join);
        // What group_left takes over hangs on what is matched, or the author would not ask for it.
        if (!labels) continue;
        tell(node.operatorAt, { labels: labels.join(", "), side, grouped: group !== undefined });
        break;
      }
    },
  },
});

/** Labels by which an aggregation tells series apart and which the matching does not look at. */
function extraLabels({ key, sure }: Shape, { node, on, ignoring }: Join): readonly string[] | undefined {
  if (!key) return undefined;
  const isMatched = (label: string) => (on ? on.includes(label) : !ignoring.includes(label));
  // A label with one value only, by an equality, tells nothing apart; `sure` has those and more.
  const taken = new Set(node.matching?.include.map(({ name }) => name));
  if ([...taken].some((label) => key.has(label))) return undefined;
  const extra = [...key].filter((label) => !isMatched(label) && !sure.has(label));
  return extra.length > 0 ? extra : undefined;
}
