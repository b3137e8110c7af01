import type { Namespace, Pod } from "../objects/model.js";
import type { CompiledPolicy } from "./compiled.js";
import type { Group } from "./groups.js";
import type { Marks } from "./marks.js";
import type { Regime } from "./regime.js";
import type { Tri } from "./tri.js";

/** What decides about a pod: what rules can tell about it at the other end, and the rules that govern it. */
export interface Standing {
  readonly marks: Marks;
  readonly ingress: Regime;
  readonly egress: Regime;
  readonly isHost: boolean;
}

/** Pods that nothing tells apart: the same marks, the same regimes. */
export interface Cell extends Standing {
  readonly id: number;
  readonly pods: Set<PlacedPod>;
}

/** Pods under one controlling owner. */
export interface Workload {
  /** `namespace/Kind/name`. */
  readonly id: string;
  readonly namespace: string;
  readonly pods: Set<PlacedPod>;
}

/** A pod and where it stands now. */
export interface PlacedPod {
  readonly pod: Pod;
  readonly workload: Workload;
  cell: Cell;
}

/** A namespace with everything that is needed to place a pod in it. */
export interface Site {
  namespace: Namespace;
  readonly pods: Set<PlacedPod>;
  readonly policies: Set<CompiledPolicy>;
  /** ClusterNetworkPolicies whose subject selects the namespace. */
  readonly clusterPolicies: Map<CompiledPolicy, Tri>;
  /** Groups that take all pods of the namespace. */
  readonly wholeGroups: Map<Group, Tri>;
  /** Groups that look at the pods too. */
  readonly pickyGroups: Map<Group, Tri>;
  /** Standings of pods that look alike from here; emptied whenever one of the above changes. */
  readonly standings: Map<string, Cell>;
}
