import type { AlertmanagerConfig, Route } from "../routing/config.js";
import { fits, type Labels } from "../routing/matchers.js";

/** A route that an alert comes to. */
export interface Matched {
  /** Indexes from the root down; empty for the root. */
  readonly path: readonly number[];
  readonly receiver: string;
  readonly active: readonly string[];
  readonly muted: readonly string[];
}

/**
 * The routes that a label set comes to, as Alertmanager finds them: of every node's children the first that fits,
 * and those after it where it says `continue`; the node itself where none fits. Intervals are the route's own and
 * not its parent's, and play no part in the search.
 */
export function matchedRoutes(config: AlertmanagerConfig, labels: Labels): readonly Matched[] {
  return below(config.route, labels, [], config.route.receiver);
}

function below(route: Route, labels: Labels, path: readonly number[], receiver: string): readonly Matched[] {
  const found: Matched[] = [];
  for (const [index, child] of (route.routes ?? []).entries()) {
    if (!fits(child.matchers ?? [], labels)) continue;
    found.push(...below(child, labels, [...path, index], child.receiver || receiver));
    if (!child.continue) break;
  }
  if (found.length > 0) return found;
  const { active_time_intervals: active = [], mute_time_intervals: muted = [] } = route;
  return [{ path, receiver, active, muted }];
}
