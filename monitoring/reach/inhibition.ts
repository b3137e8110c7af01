import type { RoutedAlert } from "../routing/alerts.js";
import { labelsOf } from "../routing/alerts.js";
import type { InhibitRule } from "../routing/config.js";
import { fits } from "../routing/matchers.js";

/** Alerts of which each silences the next, and the last the first: nobody would be told of any. */
export function inhibitionCircles(
  alerts: readonly RoutedAlert[],
  rules: readonly InhibitRule[],
): readonly (readonly string[])[] {
  const silencedBy = new Map(alerts.map((alert) => [alert.name, silences(alert, alerts, rules)]));
  const circles: string[][] = [];
  const done = new Set<string>();
  const walk = (name: string, way: readonly string[]): void => {
    const start = way.indexOf(name);
    if (start >= 0) circles.push(way.slice(start));
    if (start >= 0 || done.has(name)) return;
    for (const next of silencedBy.get(name) ?? []) walk(next, [...way, name]);
    done.add(name);
  };
  for (const { name } of alerts) walk(name, []);
  return circles;
}

/** The alerts that one silences, in the same pool. An alert never silences itself. */
function silences(
  alert: RoutedAlert,
  alerts: readonly RoutedAlert[],
  rules: readonly InhibitRule[],
): string[] {
  const source = labelsOf(alert, "pool");
  const acting = rules.filter(({ source_matchers }) => fits(source_matchers, source));
  return alerts
    .filter((other) => {
      if (other.name === alert.name) return false;
      const target = labelsOf(other, "pool");
      return acting.some(
        ({ target_matchers, equal }) =>
          fits(target_matchers, target) && equal.every((label) => source[label] === target[label]),
      );
    })
    .map(({ name }) => name);
}
