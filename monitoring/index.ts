import { modulesIn } from "../estate/registry.js";
import type { AlertProps, Domain, Level } from "./alert.js";
import { panelPath } from "./panels.js";

/** An alert as all others read it: routes, the proof of reach, runbooks, dashboards, stacks. */
export interface Alert extends AlertProps {
  /** The name of its domain: `pools`, `planes` … */
  readonly domain: string;
  readonly level: Level;
  /** The labels that every instance of it has; those of its series come on top. */
  readonly labels: Readonly<Record<"severity" | "team" | "domain", string>>;
  /** The page that tells what to do, in the project: `runbooks/pools/NodeNotReady.md`. */
  readonly runbook: string;
  /** The address of its panel below that of Grafana: `d/zy-pool?viewPanel=1`. */
  readonly dashboard: string;
}

/** Every domain, in the order of their names: a new one is a new file in `domains/`. */
export async function allDomains(): Promise<readonly Domain[]> {
  const modules = await modulesIn<Domain>(new URL("./domains/", import.meta.url));
  return modules.filter((module) => module !== undefined);
}

/** Every alert of every domain. This list is the interface of this room: whatever is about alerts starts from it. */
export async function allAlerts(): Promise<readonly Alert[]> {
  return (await allDomains()).flatMap(alertsOf);
}

/** The alerts of a domain, complete. */
export function alertsOf(domain: Domain): readonly Alert[] {
  return domain.alerts.map((alert) => ({
    ...alert,
    level: alert.level ?? "pool",
    domain: domain.name,
    labels: { severity: alert.severity, team: alert.team, domain: domain.name },
    runbook: `runbooks/${domain.name}/${alert.name}.md`,
    dashboard: panelPath(alert.panel),
  }));
}
