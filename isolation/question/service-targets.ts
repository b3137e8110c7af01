import type { Workload } from "../engine/cell.js";
import type { PortSet, PortSets } from "../engine/port-sets.js";
import type { Service, ServicePort } from "../objects/model.js";
import type { AskedPorts } from "./ports.js";

/**
 * The ports that the pods behind a Service are reached on, for those of its ports that were asked about. Policies
 * see connections after the Service has turned its port into the pod's.
 */
export function serviceTargets(
  service: Service,
  workload: Workload,
  asked: AskedPorts | undefined,
  sets: PortSets,
): PortSet {
  const chosen = service.ports.filter(
    ({ protocol, number }) =>
      !asked || (asked.protocol === protocol && asked.first <= number && number <= asked.last),
  );
  return chosen.reduce((all, port) => sets.union(all, targetOf(port, workload, sets)), sets.none);
}

/** A name that the pods do not declare leads nowhere; where their ports are not known, it may lead anywhere. */
function targetOf({ protocol, target }: ServicePort, workload: Workload, sets: PortSets): PortSet {
  if (typeof target === "number") return sets.range(protocol, target, target);
  return [...workload.pods].reduce((all, { pod }) => {
    if (pod.namedPorts === "unknown") return sets.union(all, sets.range(protocol, 1, 65535));
    const named = pod.namedPorts.filter((port) => port.name === target && port.protocol === protocol);
    return named.reduce((sum, { number }) => sets.union(sum, sets.range(protocol, number, number)), all);
  }, sets.none);
}
