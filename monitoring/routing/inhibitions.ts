import type { InhibitRule } from "./config.js";
import { oneOf, present } from "./matchers.js";

/** What goes without saying while something greater is known. */
interface Inhibition {
  /** Alerts that speak for the others. */
  readonly source: Readonly<Record<string, readonly string[]>>;
  readonly target: Readonly<Record<string, readonly string[]>>;
  /** Labels that must be the same, and must be there. */
  readonly equal: readonly string[];
}

/** A parent and what goes with it. */
const parent = (
  name: string,
  children: readonly string[],
  equal: readonly string[] = ["pool"],
): Inhibition => ({
  source: { alertname: [name] },
  target: { alertname: children },
  equal,
});

/** What is down takes its parts along; the same trouble is told at its highest severity only. */
export const inhibitions: readonly Inhibition[] = [
  parent("PoolNodesLost", ["NodeNotReady", "NodeUnderPressure", "KubeletDown", "PlatformDaemonMissing"]),
  parent("ApiServerDown", [
    "ApiServerInstanceDown",
    "ApiServerErrors",
    "ApiServerSlow",
    "AggregatedApiUnavailable",
  ]),
  parent("EtcdNoLeader", ["EtcdQuorumAtRisk", "EtcdLeaderFlapping", "EtcdSlowDisk"]),
  parent("BothPlanesDown", [
    "PlaneDown",
    "CircuitDown",
    "BgpSessionDown",
    "BfdSessionDown",
    "PlaneProbeFailing",
  ]),
  parent("PlaneDown", ["CircuitDown", "BgpSessionDown", "BfdSessionDown"], ["pool", "plane"]),
  {
    source: { severity: ["critical"] },
    target: { severity: ["warning", "info"] },
    equal: ["alertname", "pool"],
  },
  { source: { severity: ["warning"] }, target: { severity: ["info"] }, equal: ["alertname", "pool"] },
];

/**
 * Inhibitions as Alertmanager takes them. To Alertmanager two alerts that both lack a label agree in it, so every
 * label of `equal` is asked to be there on both sides: an alert without a pool never silences another without one.
 */
export function inhibitRules(list: readonly Inhibition[] = inhibitions): InhibitRule[] {
  return list.map(({ source, target, equal }) => ({
    source_matchers: [...matchersOf(source), ...equal.map(present)],
    target_matchers: [...matchersOf(target), ...equal.map(present)],
    equal,
  }));
}

function matchersOf(labels: Inhibition["source"]): string[] {
  return Object.entries(labels).map(([label, values]) => oneOf(label, values));
}
