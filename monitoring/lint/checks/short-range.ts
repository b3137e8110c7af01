import type { Expr } from "../../promql/ast.js";
import { needsTwoSamples } from "../../promql/functions.js";
import { durationText } from "../../promql/literal.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";
import type { Subject } from "../subject.js";

/** With one sample in the range there is no rate. */
export default defineLintCheck<{ name: string; range: string; interval: string; least: string }>({
  code: "RUL024",
  severity: "bug",
  title: { zh: "范围至少有两个采集间隔长", en: "Ranges cover at least two scrapes" },
  message: {
    zh: (p) => `${p.name} 的范围 ${p.range} 短于两个采集间隔（每 ${p.interval} 一次）`,
    en: (p) => `the range ${p.range} of ${p.name} is shorter than two intervals of ${p.interval}`,
  },
  why: {
    zh: "范围内不足两个样本时没有结果，告警不会响；四个间隔才经得起丢一次采集。",
    en: "With fewer than two samples there is no result and no alert; four intervals stand a lost scrape.",
  },
  fix: {
    zh: (p) => `改为至少 ${p.least}；间隔不同时用 --scrape-interval 说明`,
    en: (p) => `make it ${p.least} or more; tell another interval with --scrape-interval`,
  },
  example: {
    bad: alertExample("rate(http_errors_total[15s]) > 1"),
    good: alertExample("rate(http_errors_total[5m]) > 1"),
  },
  functions: needsTwoSamples,
  find: {
    call(node, tell, subject) {
      const series = node.args.find((arg) => arg.kind === "matrix" || arg.kind === "subquery");
      const interval = series && intervalOf(series, subject);
      if (series?.kind !== "matrix" && series?.kind !== "subquery") return;
      if (interval === undefined || series.range === undefined || series.range >= 2 * interval) return;
      tell(series.rangeAt, {
        name: node.name,
        range: durationText(series.range),
        interval: durationText(interval),
        least: durationText(4 * interval),
      });
    },
  },
});

/** Seconds between two samples of a range; undefined where the query says nothing of it. */
function intervalOf(expr: Expr, { scene }: Subject): number | undefined {
  if (expr.kind === "matrix") return scene.intervalOf(expr.of.metric);
  return expr.kind === "subquery" ? expr.step : undefined;
}
