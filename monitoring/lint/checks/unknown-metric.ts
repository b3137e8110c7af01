import { defineLintCheck } from "../check.js";
import { factsOf } from "../facts/facts.js";
import { alertExample } from "../lint-rule.js";
import { renamed } from "../renamed.js";
import { nearest } from "../source/nearest.js";

/** What nobody exports never fires. */
export default defineLintCheck<{ metric: string; near: string | undefined }>({
  code: "RUL070",
  severity: "bug",
  title: { zh: "规则读取的指标有人导出", en: "Somebody exports the metrics that rules read" },
  message: {
    zh: (p) => `没有 ${p.metric} 这个指标`,
    en: (p) => `there is no metric ${p.metric}`,
  },
  why: {
    zh: "不存在的指标没有结果，告警永远不响，也没有任何报错。",
    en: "A metric that is not there gives no result: the alert never fires, and nothing complains.",
  },
  fix: {
    zh: (p) => (p.near ? `是不是 ${p.near}？` : "请核对导出器的指标，或在指标目录中加上它"),
    en: (p) =>
      p.near ? `did you mean ${p.near}?` : "look at what the exporter has, or add it to the catalogue",
  },
  example: {
    bad: alertExample("kube_pod_container_restarts_total > 3"),
    good: alertExample("increase(kube_pod_container_status_restarts_total[1h]) > 3"),
  },
  find: {
    selector({ metric, metricAt }, tell, { scene: { facts, recordings } }) {
      if (metric === undefined || metric.includes(":") || !facts.covers(metric)) return;
      if (recordings.has(metric) || factsOf(facts, metric) || renamed(metric)) return;
      tell(metricAt, { metric, near: nearest(metric, facts.names) });
    },
  },
});
