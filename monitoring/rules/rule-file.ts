import type { Domain, Level, Recording } from "../alert.js";
import { evaluationSeconds } from "../check/check.js";
import { type Alert, alertsOf } from "../index.js";

/** A rule as Prometheus reads it. */
export type PrometheusRule =
  | { readonly record: string; readonly expr: string }
  | {
      readonly alert: string;
      readonly expr: string;
      readonly for: string;
      readonly keep_firing_for?: string;
      readonly labels: Readonly<Record<string, string>>;
      readonly annotations: Readonly<Record<string, string>>;
    };

interface RuleGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly PrometheusRule[];
}

/** A file of rules, or the `spec` of a PrometheusRule. */
export interface RuleFile {
  readonly groups: readonly RuleGroup[];
}

/** Where the pages that alerts link to are served, with a slash at the end. @default - paths below each server */
export interface Links {
  readonly runbooks?: string;
  readonly dashboards?: string;
}

/**
 * The rules of a domain that are evaluated at a level; what is recorded stands before those that read it, in the
 * same group, so that one evaluation sees it.
 */
export function ruleFile(domain: Domain, levels: readonly Level[], links: Links = {}): RuleFile {
  const groups = levels.flatMap((level) => groupAt(domain, level, links));
  return { groups };
}

function groupAt(domain: Domain, level: Level, links: Links): RuleGroup[] {
  const recordings = (domain.recordings ?? []).filter((one) => (one.level ?? "pool") === level);
  const alerts = alertsOf(domain).filter((alert) => alert.level === level);
  const rules = [...recordings.map(recordingRule), ...alerts.map((alert) => alertRule(alert, links))];
  if (rules.length === 0) return [];
  const name = level === "pool" ? domain.name : `${domain.name}-${level}`;
  return [{ name, interval: `${evaluationSeconds}s`, rules }];
}

function recordingRule({ name, expr }: Recording): PrometheusRule {
  return { record: name, expr: onOneLine(expr) };
}

/** An alert as Prometheus reads it. */
function alertRule(alert: Alert, links: Links = {}): PrometheusRule {
  const { name, expr, labels } = alert;
  return {
    alert: name,
    expr: onOneLine(expr),
    for: alert.for,
    ...(alert.keepFiringFor === undefined ? {} : { keep_firing_for: alert.keepFiringFor }),
    labels: { ...labels },
    annotations: annotationsOf(alert, links),
  };
}

/** The words of an alert, as templates. */
export function annotationsOf(alert: Alert, links: Links = {}): Readonly<Record<string, string>> {
  const { summary, description, impact, runbook, dashboard } = alert;
  const urls = {
    runbook_url: `${links.runbooks ?? ""}${runbook}`,
    dashboard_url: `${links.dashboards ?? ""}${dashboard}`,
  };
  return { summary, description, impact, ...urls };
}

function onOneLine(expr: string): string {
  return expr.trim().replace(/\s+/g, " ");
}
