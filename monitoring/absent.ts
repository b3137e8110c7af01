import type { AlertProps, Domain, Duration, Severity, Team } from "./alert.js";
import { catalogue, type MetricName } from "./catalogue/index.js";
import type { PanelRef } from "./panels.js";

/** What an alert about vanished data is made from. */
interface AbsentProps<Name extends string> {
  readonly name: Name;
  /** A metric that is always there as long as its exporter is. */
  readonly probe: MetricName;
  /** Whose word is missing: `节点指标`. */
  readonly what: string;
  readonly team: Team;
  readonly panel: PanelRef;
  /** @default "warning" */
  readonly severity?: Severity;
  /** @default "15m" */
  readonly for?: Duration;
}

/**
 * Tells that a pool has lost a whole family of metrics. It asks for every pool in which anything is up, and not by
 * `absent()`, which would lose the pool's name. The label `job` tells whose word is missing, so that it goes without
 * saying that targets of that job are down.
 */
export function absentAlert<const Name extends string>(props: AbsentProps<Name>): AlertProps<Name> {
  const { name, probe, what, team, panel } = props;
  const job = jobOf(probe);
  return {
    name,
    severity: props.severity ?? "warning",
    team,
    expr: `label_replace(group by (city, pool) (up) unless on (city, pool) ${probe}, "job", "${job}", "", "")`,
    for: props.for ?? "15m",
    keepFiringFor: "2m",
    metric: probe,
    absent: name,
    panel,
    summary: `{{ $labels.pool }} 没有${what}`,
    description: `资源池 {{ $labels.pool }} 其他指标仍在，${what}（${probe}）已全部消失：采集程序停止、被网络策略拦截，或采集配置有误。`,
    impact: `依赖${what}的告警此时全部失明，故障不会有人知道。`,
  };
}

/** A domain without the alerts about data that nobody is asked for there: they would ring from the first minute on. */
export function withoutUnasked(domain: Domain, jobs: ReadonlySet<string>): Domain {
  const isAsked = ({ name, absent, metric }: AlertProps) => {
    const job = jobOf(metric);
    // What Prometheus makes for every target has no job of its own.
    return absent !== name || !job || jobs.has(job);
  };
  return { ...domain, alerts: domain.alerts.filter(isAsked) };
}

const jobOf = (metric: string): string | undefined => catalogue.get(metric)?.exporter.job;
