import type { Matched } from "./admission-policy.js";

/**
 * Pods, and the objects that make them: refusing a Deployment at once tells its author more than pods that never
 * come. `UPDATE` of pods is left to policies that need it, because finalizers and labels of running pods change.
 */
const workloads: readonly Matched[] = [
  {
    group: "apps",
    resources: ["deployments", "statefulsets", "daemonsets", "replicasets"],
    operations: ["CREATE", "UPDATE"],
  },
  { group: "batch", resources: ["jobs", "cronjobs"], operations: ["CREATE", "UPDATE"] },
];

/** New pods, their makers, and containers added to running pods. */
export const newPods: readonly Matched[] = [
  { group: "", resources: ["pods"], operations: ["CREATE"] },
  { group: "", resources: ["pods/ephemeralcontainers"], operations: ["UPDATE"] },
  ...workloads,
];

/** Also changes of running pods, whose images can be replaced. */
export const newAndChangedPods: readonly Matched[] = [
  { group: "", resources: ["pods"], operations: ["CREATE", "UPDATE"] },
  { group: "", resources: ["pods/ephemeralcontainers"], operations: ["UPDATE"] },
  ...workloads,
];

/** CEL: the pod specification in an object of one of these kinds. */
export function podSpecIn(object: "object" | "oldObject"): string {
  return (
    `${object}.kind == 'Pod' ? ${object}.spec : ` +
    `${object}.kind == 'CronJob' ? ${object}.spec.jobTemplate.spec.template.spec : ${object}.spec.template.spec`
  );
}

/**
 * CEL: one value for each container of a pod specification, of every sort.
 *
 * @param spec CEL for the specification
 * @param value CEL for the value of the container `c`
 */
export function ofEachContainer(spec: string, value: string): string {
  const of = (list: string) => `${list}.map(c, ${value})`;
  return [
    of(`${spec}.containers`),
    of(`${spec}.?initContainers.orValue([])`),
    of(`${spec}.?ephemeralContainers.orValue([])`),
  ].join(" + ");
}
