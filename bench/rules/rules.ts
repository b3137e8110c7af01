import { catalogue } from "../../monitoring/catalogue/index.js";
import { seriesLabels } from "../../monitoring/check/check.js";
import { metricsIn } from "../../monitoring/check/expression.js";
import { allDomains } from "../../monitoring/index.js";
import { nodesOf } from "../../monitoring/promql/ast.js";
import { parseExpr } from "../../monitoring/promql/parse.js";
import { type PrometheusRule, type RuleFile, ruleFile } from "../../monitoring/rules/rule-file.js";

/** Our rules about departments and their applications: as many for a thousand as for one. */
export async function ourRules(): Promise<readonly PrometheusRule[]> {
  const domains = (await allDomains()).filter(({ name }) => name === "services" || name === "capacity");
  return domains.flatMap((domain) => {
    const about = domain.alerts.filter((alert) => seriesLabels(alert, domain).has("department"));
    const read = new Set(about.flatMap(({ expr }) => [...metricsIn(expr)]));
    const recordings = (domain.recordings ?? []).filter(({ name }) => read.has(name));
    return ruleFile({ ...domain, alerts: about, recordings }, ["pool"]).groups.flatMap(({ rules }) => rules);
  });
}

/** The same alerts for each department by itself, as generators of rules for objectives make them. */
export async function usualRules(departments: number): Promise<readonly PrometheusRule[]> {
  const rules = await ourRules();
  return Array.from({ length: departments }, (_, index) =>
    rules.map((rule) => ({ ...rule, expr: narrowed(rule.expr, index) })),
  ).flat();
}

/** An expression with every selector narrowed to one department. */
function narrowed(text: string, index: number): string {
  const { expr } = parseExpr(text);
  if (!expr) throw new Error(`no PromQL: ${text}`);
  const selectors = nodesOf(expr).flatMap(([node]) => (node.kind === "selector" ? [node] : []));
  return selectors
    .toSorted((a, b) => b.metricAt.to - a.metricAt.to)
    .reduce((made, { metric = "", metricAt, matchers }) => {
      const has = catalogue.get(metric)?.allLabels;
      const own = !has || has.has("namespace") ? `namespace="d${index}-web"` : `department="d${index}"`;
      const rest = made.slice(metricAt.to);
      if (matchers.length === 0) return `${made.slice(0, metricAt.to)}{${own}}${rest}`;
      return `${made.slice(0, metricAt.to)}{${own},${rest.slice(rest.indexOf("{") + 1)}`;
    }, text);
}

/** One group, so that its rules are evaluated one after the other and its time is theirs. */
export function fileOf(rules: readonly PrometheusRule[]): RuleFile {
  return { groups: [{ name: "bench", interval: "4s", rules }] };
}
