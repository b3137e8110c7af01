import { annotations, labels } from "../../constructs/keys.js";
import { unreadPolicies } from "../compare/unread-policies.js";
import type { Difference } from "./differences.js";

/** What a difference is about. The list is closed: alerts and exporters may rely on it. */
export const driftClasses = ["isolation", "quota", "permission", "protection", "benign"] as const;

export type DriftClass = (typeof driftClasses)[number];

/** What an object of a type is there for: the class of its being missing, foreign, or other than declared. */
export function classOf(type: string): DriftClass {
  const [group = "", kind = ""] = type.split(" ");
  if (kind === "NetworkPolicy" || unreadPolicies.has(kind)) return "isolation";
  // Which networks are told to which plane.
  if (group === "metallb.io" || group === "frrk8s.metallb.io") return "isolation";
  if (kind === "ResourceQuota" || kind === "LimitRange" || kind === "PriorityClass") return "quota";
  if (group === "rbac.authorization.k8s.io" || kind === "ServiceAccount") return "permission";
  return "protection";
}

const ofNamespaceLabels: Readonly<Record<string, DriftClass>> = {
  [labels.department]: "isolation",
  [labels.application]: "isolation",
  [labels.zone]: "isolation",
  [labels.xinchuang]: "isolation",
  [labels.managedBy]: "protection",
  [labels.level]: "protection",
  [labels.priorityClass]: "quota",
};

/** The class of one difference in an object that is there on both sides. */
export function classOfDifference(type: string, path: Difference["path"]): DriftClass {
  const [top, part, key] = path.map(String);
  if (top !== "metadata") return top === "description" ? "benign" : classOf(type);
  if (part === "deletionTimestamp") return classOf(type);
  if (part === "annotations") return key === annotations.state ? "protection" : "benign";
  if (type === " Namespace" && key !== undefined) {
    if (key.startsWith("pod-security.kubernetes.io/enforce")) return "protection";
    return ofNamespaceLabels[key] ?? "benign";
  }
  // A policy without its grant is nobody's; a storage class is picked by its label.
  if (key === labels.grant) return "isolation";
  return key === labels.encrypted ? "protection" : "benign";
}

/** Whether somebody is woken for it. */
export function isPaged(driftClass: DriftClass): boolean {
  return driftClass !== "benign";
}
