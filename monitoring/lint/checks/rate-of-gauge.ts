import type { Expr } from "../../promql/ast.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";
import { kindOf } from "../metric-kind.js";

const forCounters: ReadonlySet<string> = new Set(["rate", "irate", "increase"]);
const forGauges: ReadonlySet<string> = new Set(["delta", "idelta", "deriv", "predict_linear"]);

/** The metric whose range a function looks at. */
function metricOf(expr: Expr | undefined): string | undefined {
  return expr?.kind === "matrix" ? expr.of.metric : undefined;
}

/** rate takes each fall for a restart; delta takes a restart for a fall. */
export default defineLintCheck<{ name: string; metric: string; type: "counter" | "gauge" }>({
  code: "RUL022",
  severity: "warning",
  title: {
    zh: "rate 用于计数器，delta 用于量表",
    en: "rate goes with counters, delta with gauges",
  },
  message: {
    zh: (p) => `${p.name} 用在了${p.type === "gauge" ? "可升可降的" : "计数器"} ${p.metric} 上`,
    en: (p) => `${p.name} is taken of the ${p.type} ${p.metric}`,
    variants: [
      { zh: () => "‹name› 用在了可升可降的 ‹metric› 上", en: () => "‹name› is taken of the gauge ‹metric›" },
      { zh: () => "‹name› 用在了计数器 ‹metric› 上", en: () => "‹name› is taken of the counter ‹metric›" },
    ],
  },
  why: {
    zh: "rate、increase 把每次下降都当作重启而加回去；delta、deriv 把重启当作真的下降。",
    en: "rate and increase add every fall back as if the process had started again; delta and deriv take a restart for a fall.",
  },
  fix: {
    zh: (p) => (p.type === "gauge" ? "改用 delta、deriv 或 max_over_time" : "改用 increase 或 rate"),
    en: (p) => (p.type === "gauge" ? "use delta, deriv or max_over_time" : "use increase or rate"),
  },
  example: {
    bad: alertExample("rate(disk_used_ratio[5m]) > 0.1"),
    good: alertExample("deriv(disk_used_ratio[5m]) > 0.1"),
  },
  functions: [...forCounters, ...forGauges],
  find: {
    call(node, tell, subject) {
      const wrong = forCounters.has(node.name) ? "gauge" : "counter";
      const arg = node.args[0];
      const metric = metricOf(arg);
      if (!metric || !arg || subject.scene.recordings.has(metric)) return;
      const kind = kindOf(subject.scene.facts, metric);
      if (kind?.type === wrong) tell(arg, { name: node.name, metric, type: wrong });
    },
  },
});
