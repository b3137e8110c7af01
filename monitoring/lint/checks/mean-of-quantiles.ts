import { bare } from "../../promql/ast.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";

/** Quantiles cannot be added up. */
export default defineLintCheck<{ name: string }>({
  code: "RUL084",
  severity: "warning",
  title: { zh: "分位数不再求和或平均", en: "Quantiles are neither added nor averaged" },
  message: {
    zh: (p) => `对分位数求 ${p.name} 得不到分位数`,
    en: (p) => `the ${p.name} of quantiles is no quantile`,
  },
  why: {
    zh: "各实例的 p99 的平均不是全体的 p99：流量不均时可以差出几倍。",
    en: "The mean of each instance's p99 is not the p99 of all: with uneven traffic it is off by several times.",
  },
  fix: {
    zh: () => "先 sum by (le) 聚合分桶，再取分位数；或用 max",
    en: () => "add up the buckets with sum by (le) first and take the quantile then; or use max",
  },
  example: {
    bad: alertExample("avg(histogram_quantile(0.99, rate(http_seconds_bucket[5m]))) > 1"),
    good: alertExample("histogram_quantile(0.99, sum by (le) (rate(http_seconds_bucket[5m]))) > 1"),
  },
  find: {
    aggregation(node, tell) {
      if ((node.name !== "sum" && node.name !== "avg") || !node.of) return;
      const inner = bare(node.of);
      const isQuantile =
        (inner.kind === "call" && inner.name === "histogram_quantile") ||
        (inner.kind === "selector" &&
          inner.matchers.some(({ label, operator }) => label === "quantile" && operator === "="));
      if (isQuantile) tell(node.nameAt, { name: node.name });
    },
  },
});
