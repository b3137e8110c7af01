import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";
import { renamed } from "../renamed.js";

/** A name that the exporter gave up long ago. */
export default defineLintCheck<{ metric: string; now: string; since: string }>({
  code: "RUL072",
  severity: "bug",
  title: { zh: "指标用的是现在的名称", en: "Metrics are called by their present names" },
  message: {
    zh: (p) => `${p.metric} 自 ${p.since} 起叫 ${p.now}`,
    en: (p) => `${p.metric} has been called ${p.now} since ${p.since}`,
  },
  why: {
    zh: "旧名称已经没有数据，告警永远不响，也没有任何报错。",
    en: "There are no data under the old name: the alert never fires, and nothing complains.",
  },
  fix: { zh: (p) => `改为 ${p.now}`, en: (p) => `write ${p.now}` },
  example: {
    bad: alertExample("node_memory_MemAvailable / node_memory_MemTotal < 0.1"),
    good: alertExample("node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes < 0.1"),
  },
  find: {
    selector({ metric, metricAt }, tell, subject) {
      const change =
        metric === undefined || subject.scene.recordings.has(metric) ? undefined : renamed(metric);
      if (metric && change) tell(metricAt, { metric, ...change });
    },
  },
});
