import type { InhibitRule } from "./config.js";
import { oneOf, present } from "./matchers.js";

/** What goes without saying while something greater is known. */
export interface Inhibition {
  /** Alerts that speak for the others. */
  readonly source: Selection;
  readonly target: Selection;
  /** Labels that must be the same, and must be there. */
  readonly equal: readonly string[];
}

/** Labels, each with the values that are meant, or with the form of them. */
type Selection = Readonly<Record<string, readonly string[] | RegExp>>;

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

/**
 * What is down takes its parts along; the same trouble is told at its highest severity only. A parent must fire no
 * later than its children and end no earlier, or they are told all the same: what would outlast it, such as a mean
 * over minutes, leaves the time of the greater trouble out of its own expression instead.
 */
export const inhibitions: readonly Inhibition[] = [
  parent("PoolNodesLost", ["NodeNotReady", "NodeUnderPressure", "KubeletDown", "PlatformDaemonMissing"]),
  {
    source: { alertname: ["PoolNodesLost"] },
    target: { alertname: ["TargetsDown"], job: ["fluent-bit", "kubelet", "node"] },
    equal: ["pool"],
  },
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
  parent(
    "PlaneDown",
    ["CircuitDown", "BgpSessionDown", "BfdSessionDown", "PlaneProbeFailing"],
    ["pool", "plane"],
  ),
  parent("CircuitDown", ["BgpSessionDown", "BfdSessionDown", "NetworkPortDown"], ["pool", "circuit"]),
  parent("DriveFailing", ["ServerDriveFault"], ["pool", "instance"]),
  parent("StorageDaemonsManyDown", ["StorageDaemonDown"]),
  parent("StorageDaemonDown", ["StorageClusterDegraded"]),
  parent("ApplicationDown", ["ApplicationReplicasMissing"], ["pool", "namespace", "deployment"]),
  parent("BackupLongOverdue", ["BackupOverdue"], ["pool", "schedule"]),
  parent("CertificateExpiresTomorrow", ["CertificateExpiring"], ["pool", "instance", "subject_CN"]),
  // A job whose word is missing altogether: that its targets are down says no more, and who waits for it is blind.
  { source: { alertname: /.+Absent/ }, target: { alertname: ["TargetsDown"] }, equal: ["pool", "job"] },
  parent("RoutingMetricsAbsent", ["CircuitUnwatched"]),
  parent("ProbesAbsent", ["ExchangePointUnwatched"]),
  parent("BackupMetricsAbsent", ["BackupNeverMade"]),
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

function matchersOf(labels: Selection): string[] {
  return Object.entries(labels).map(([label, values]) =>
    values instanceof RegExp ? `${label}=~"${values.source}"` : oneOf(label, values),
  );
}
