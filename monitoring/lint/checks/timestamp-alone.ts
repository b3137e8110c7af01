import { bare } from "../../promql/ast.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** A moment is compared with a span of time. */
export default defineLintCheck<{ metric: string }>({
  code: "RUL083",
  severity: "bug",
  title: { zh: "时刻先与 time() 相减再比较", en: "Moments are compared by way of time()" },
  message: {
    zh: (p) => `${p.metric} 是时刻（1970 年以来的秒数），却与一段时长比较`,
    en: (p) => `${p.metric} is a moment in seconds since 1970, but it is compared with a span of time`,
  },
  why: {
    zh: "时刻是十位数：与几小时比较，结果永远一样。",
    en: "Moments have ten digits: compared with some hours they always give the same result.",
  },
  fix: {
    zh: (p) => `写成 time() - ${p.metric} 或 ${p.metric} - time()`,
    en: (p) => `write time() - ${p.metric} or ${p.metric} - time()`,
  },
  example: {
    bad: alertExample("backup_last_success_timestamp_seconds > 86400"),
    good: alertExample("time() - backup_last_success_timestamp_seconds > 86400"),
  },
  find: {
    comparison(node, tell) {
      if (node.right.kind !== "number") return;
      const { value } = node.right;
      const left = bare(node.left);
      const inner = left.kind === "aggregation" && left.of && left.name !== "count" ? bare(left.of) : left;
      if (inner.kind !== "selector" || !inner.metric || value <= 1 || value > 300_000_000) return;
      if (
        /_(?:timestamp|timestamp_seconds|boot_time_seconds|start_time_seconds|expiry_time_seconds|not_after)$/.test(
          inner.metric,
        )
      ) {
        tell(inner, { metric: inner.metric });
      }
    },
  },
});
