import { isIP } from "node:net";
import type { ContainerPort, Known, Labels, Origin, Pod } from "./model.js";
import type { Node } from "./node.js";
import { protocolOf } from "./protocol.js";

/** An object that pods may be under, as far as owners matter. */
interface Owner {
  readonly kind: string;
  readonly name: string;
}

interface Candidate {
  readonly pod: Omit<Pod, "kind" | "name">;
  readonly own: Owner;
  readonly controller: Owner | undefined;
  readonly isLive: boolean;
}

/** Where a kind keeps the template of its pods. */
const templates: Readonly<Record<string, readonly string[]>> = {
  Deployment: ["spec", "template"],
  StatefulSet: ["spec", "template"],
  DaemonSet: ["spec", "template"],
  ReplicaSet: ["spec", "template"],
  ReplicationController: ["spec", "template"],
  Job: ["spec", "template"],
  CronJob: ["spec", "jobTemplate", "spec", "template"],
};

/** Whether objects of a kind are pods or make them. */
export function makesPods(kind: string): boolean {
  return kind === "Pod" || Object.hasOwn(templates, kind);
}

/**
 * Collects pods and what makes them, and groups them under their controlling owners. Where an owner's pods are in
 * the input, they say more than its template, which is then left out.
 */
export class Workloads {
  readonly #candidates = new Map<string, Candidate>();
  /** Controllers of objects that are no pods, by `namespace/kind/name`. */
  readonly #controllers = new Map<string, Owner | undefined>();

  add(object: Node, kind: string, namespace: string, origin: Origin): void {
    const own: Owner = { kind, name: String(object.at("metadata").at("name").value) };
    const controller = controllerOf(object.at("metadata"));
    const isLive = kind === "Pod";
    if (!isLive) this.#controllers.set(key(namespace, own), controller);
    const template = (templates[kind] ?? []).reduce((node, step) => node.at(step), object);
    const pod = podOf(template, namespace, origin, isLive);
    this.#candidates.set(key(namespace, own), { pod, own, controller, isLive });
  }

  /** All pods under their owners. */
  pods(): Pod[] {
    const candidates = [...this.#candidates.values()];
    const owned = candidates.map((candidate) => ({ candidate, owner: this.#ownerOf(candidate) }));
    const live = new Set(
      owned
        .filter(({ candidate }) => candidate.isLive)
        .map(({ candidate, owner }) => key(candidate.pod.namespace, owner)),
    );
    return owned
      .filter(({ candidate, owner }) => candidate.isLive || this.#counts(candidate, owner, live))
      .map(({ candidate, owner }) => ({ ...candidate.pod, ...owner }));
  }

  /** Whether a template stands for pods: its owner has no live ones, and no template of its own above this one. */
  #counts({ own, pod }: Candidate, owner: Owner, live: ReadonlySet<string>): boolean {
    const at = key(pod.namespace, owner);
    const isTop = key(pod.namespace, own) === at;
    return !live.has(at) && (isTop || !this.#controllers.has(at));
  }

  /** The end of the chain of controllers, as far as it can be followed. */
  #ownerOf({ own, controller, pod }: Candidate): Owner {
    let owner = own;
    const seen = new Set<string>();
    for (let next = controller; next !== undefined && !seen.has(key(pod.namespace, next)); ) {
      seen.add(key(pod.namespace, next));
      owner = next;
      const isKnown = this.#controllers.has(key(pod.namespace, next));
      next = isKnown ? this.#controllers.get(key(pod.namespace, next)) : deploymentOf(next, pod.labels);
    }
    return owner;
  }
}

function key(namespace: string, { kind, name }: Owner): string {
  return `${namespace}/${kind}/${name}`;
}

function controllerOf(metadata: Node): Owner | undefined {
  for (const reference of metadata.at("ownerReferences").items() ?? []) {
    if (reference.at("controller").value !== true) continue;
    const kind = reference.at("kind").text();
    const name = reference.at("name").text();
    // A static pod belongs to its node, which is nobody's workload.
    if (kind && kind !== "Node" && name) return { kind, name };
  }
  return undefined;
}

/** A ReplicaSet that is not in the input tells its Deployment by the hash in its name, which its pods carry too. */
function deploymentOf(owner: Owner, labels: Labels): Owner | undefined {
  const hash = labels["pod-template-hash"];
  if (owner.kind !== "ReplicaSet" || !hash || !owner.name.endsWith(`-${hash}`)) return undefined;
  return { kind: "Deployment", name: owner.name.slice(0, -hash.length - 1) };
}

function podOf(
  template: Node,
  namespace: string,
  origin: Origin,
  isLive: boolean,
): Omit<Pod, "kind" | "name"> {
  const spec = template.at("spec");
  return {
    namespace,
    labels: template.at("metadata").at("labels").labels(),
    labelsKnown: template.isMapping,
    namedPorts: namedPortsOf(spec),
    hostNetwork: spec.at("hostNetwork").value === true,
    addresses: isLive ? addressesOf(template.at("status")) : "unknown",
    origin,
  };
}

/** The named ports of all containers, sidecars among the init containers too. */
function namedPortsOf(spec: Node): Known<readonly ContainerPort[]> {
  const containers = spec.at("containers").items();
  if (!containers || containers.length === 0) return "unknown";
  const all = [...containers, ...(spec.at("initContainers").items() ?? [])];
  return all.flatMap((container) => container.at("ports").items() ?? []).flatMap(namedPort);
}

function namedPort(port: Node): ContainerPort[] {
  const name = port.at("name").text();
  if (!name) return [];
  const number = port.at("containerPort").integer(1, 65535);
  const protocol = protocolOf(port.at("protocol"));
  return number === undefined || protocol === undefined ? [] : [{ name, number, protocol }];
}

/** A pod that has ended has given its addresses back. */
function addressesOf(status: Node): Known<readonly string[]> {
  const phase = status.at("phase").value;
  if (phase === "Succeeded" || phase === "Failed") return "unknown";
  const listed = (status.at("podIPs").items() ?? []).map((item) => item.at("ip").text());
  const all = [status.at("podIP").text(), ...listed].filter((ip) => ip !== undefined && isIP(ip) !== 0);
  return all.length > 0 ? [...new Set(all as string[])] : "unknown";
}
