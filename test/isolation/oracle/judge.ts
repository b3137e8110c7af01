import type {
  ClusterNetworkPolicy,
  ClusterObjects,
  Labels,
  NetworkPolicy,
  Peer,
  Pod,
  PortRange,
  Protocol,
  Rule,
  Selector,
  TierRule,
} from "../../../isolation/objects/model.js";
import { type Ask, outcomes } from "./explore.js";
import { coverage } from "./networks.js";

/**
 * A second opinion on one connection at a time, written from the documentation of NetworkPolicy v1 and
 * ClusterNetworkPolicy v1alpha2, sharing nothing with the engine but the types of the objects. Slow on purpose:
 * whatever cannot be known is asked, and every combination of answers is tried.
 */

/** One end: a pod, or an address outside the cluster. */
export type End = Pod | string;

export interface Flow {
  readonly from: End;
  readonly to: End;
  readonly protocol: Protocol;
  readonly port: number;
}

export type Verdict = "allowed" | "denied" | "unknown";

export function judge(objects: ClusterObjects, flow: Flow): Verdict {
  const found = outcomes((ask) => connects(objects, flow, ask));
  if (found.size === 2) return "unknown";
  return found.has(true) ? "allowed" : "denied";
}

function connects(objects: ClusterObjects, flow: Flow, ask: Ask): boolean {
  const { from, to } = flow;
  // "A Pod cannot block access to itself."
  if (from === to) return true;
  const isHost = [from, to].some((end) => typeof end !== "string" && end.hostNetwork);
  // "Traffic to and from the node where a Pod is running is always allowed."
  if (isHost && typeof from !== "string" && typeof to !== "string" && ask("both are on one node"))
    return true;
  return mayLeave(objects, flow, ask) && mayEnter(objects, flow, ask);
}

function mayLeave(objects: ClusterObjects, flow: Flow, ask: Ask): boolean {
  return typeof flow.from === "string" || new Side(objects, "egress", flow.from, flow.to, flow, ask).isOpen();
}

function mayEnter(objects: ClusterObjects, flow: Flow, ask: Ask): boolean {
  return typeof flow.to === "string" || new Side(objects, "ingress", flow.to, flow.from, flow, ask).isOpen();
}

/** What governs one pod's traffic in one direction with one peer. */
class Side {
  constructor(
    private readonly objects: ClusterObjects,
    private readonly direction: "ingress" | "egress",
    private readonly pod: Pod,
    private readonly peer: End,
    private readonly flow: Flow,
    private readonly ask: Ask,
  ) {}

  isOpen(): boolean {
    // A plugin may see such a pod as its node only, and then no policy applies to it.
    if (this.pod.hostNetwork && !this.ask(`${this.direction}: the plugin tells host pods apart`)) return true;
    const admin = this.tier("Admin");
    if (admin !== "next") return admin === "Accept";
    const selecting = this.objects.networkPolicies.filter((policy) => this.isSelectedBy(policy));
    if (selecting.length > 0) {
      return selecting.some((policy) =>
        (policy[this.direction] ?? []).some((rule, index) =>
          this.hits(rule, `${policy.name}/${index}`, policy),
        ),
      );
    }
    return this.tier("Baseline") !== "Deny";
  }

  private isSelectedBy(policy: NetworkPolicy): boolean {
    if (policy.namespace !== this.pod.namespace || policy[this.direction] === undefined) return false;
    const where = `${this.direction} ${policy.namespace}/${policy.name}`;
    if (policy.typesUnreadable && !this.ask(`${where} isolates`)) return false;
    return this.matches(policy.pods, this.pod.labels, this.pod.labelsKnown, `${where} subject`);
  }

  private tier(name: "Admin" | "Baseline"): "Accept" | "Deny" | "next" {
    const inTier = this.objects.clusterPolicies.filter(
      (policy) => policy.tier === name && this.isSubject(policy),
    );
    const priorities = [...new Set(inTier.map(({ priority }) => priority))].sort((a, b) => a - b);
    for (const priority of priorities) {
      const equals = inTier.filter((policy) => policy.priority === priority);
      for (const policy of this.inSomeOrder(equals)) {
        const decision = this.decisionOf(policy);
        if (decision !== undefined) return decision === "Pass" ? "next" : decision;
      }
    }
    return "next";
  }

  /** "The implementation can apply any of the matching policies." */
  private inSomeOrder(policies: readonly ClusterNetworkPolicy[]): ClusterNetworkPolicy[] {
    const left = [...policies];
    const order: ClusterNetworkPolicy[] = [];
    while (left.length > 1) {
      const place = `${this.direction} place ${order.length} of ${left.map(({ name }) => name)}`;
      const index = left.findIndex(({ name }) => this.ask(`${place} is ${name}`));
      order.push(...left.splice(Math.max(index, 0), 1));
    }
    return [...order, ...left];
  }

  private isSubject({ name, subject }: ClusterNetworkPolicy): boolean {
    if (this.pod.hostNetwork) return false;
    return this.selectsPod(subject.namespaces, subject.pods, this.pod, `${this.direction} ${name} subject`);
  }

  private decisionOf(policy: ClusterNetworkPolicy): TierRule["action"] | undefined {
    const rules = policy[this.direction];
    return rules.find((rule, index) => this.hits(rule, `${policy.name}/${index}`))?.action;
  }

  private hits(rule: Rule, where: string, policy?: NetworkPolicy): boolean {
    const at = `${this.direction} ${where}`;
    const isPeer =
      rule.peers === "any" ||
      rule.peers.some((peer, index) => this.isPeer(peer, `${at} peer ${index}`, policy));
    if (!isPeer) return false;
    return (
      rule.ports === "any" || rule.ports.some((range, index) => this.isPort(range, `${at} port ${index}`))
    );
  }

  private isPeer(peer: Peer, where: string, policy?: NetworkPolicy): boolean {
    switch (peer.kind) {
      case "unreadable":
        return this.ask(where);
      case "elsewhere":
        return (typeof this.peer === "string" || this.peer.hostNetwork) && this.ask(where);
      case "block":
        return this.isInBlock(peer, where);
      case "pods":
        return this.isPodPeer(peer, where, policy);
    }
  }

  private isInBlock(block: { cidr: string; except: readonly string[] }, where: string): boolean {
    const addresses = typeof this.peer === "string" ? [this.peer] : this.peer.addresses;
    if (addresses === "unknown") return this.ask(where);
    const covered = new Set(addresses.map((address) => coverage(address, block)));
    return covered.size === 1 && !covered.has("some") ? covered.has("all") : this.ask(where);
  }

  private isPodPeer(peer: Extract<Peer, { kind: "pods" }>, where: string, policy?: NetworkPolicy): boolean {
    if (typeof this.peer === "string") return false;
    if (this.peer.hostNetwork && (!policy || !this.ask(`${where} is told apart`))) return false;
    if (peer.namespaces !== "own") return this.selectsPod(peer.namespaces, peer.pods, this.peer, where);
    if (this.peer.namespace !== policy?.namespace) return false;
    return this.matches(peer.pods, this.peer.labels, this.peer.labelsKnown, where);
  }

  private selectsPod(namespaces: Selector, pods: Selector, pod: Pod, where: string): boolean {
    const name = pod.namespace;
    const namespace = this.objects.namespaces.find((one) => one.name === name);
    const labels = namespace?.labels ?? { "kubernetes.io/metadata.name": name };
    return (
      this.matches(namespaces, labels, namespace?.labelsKnown ?? false, `${where} namespace`) &&
      this.matches(pods, pod.labels, pod.labelsKnown, `${where} pod`)
    );
  }

  private matches(selector: Selector, labels: Labels, labelsKnown: boolean, where: string): boolean {
    const isOpen = (key: string) => !(key in labels) && !labelsKnown;
    const settled = selector.requirements.filter(({ key }) => !isOpen(key));
    const holds = settled.every(({ key, operator, values }) => {
      const value = labels[key];
      if (operator === "Exists") return value !== undefined;
      if (operator === "DoesNotExist") return value === undefined;
      const isListed = value !== undefined && values.some((one) => one === value);
      return operator === "In" ? isListed : !isListed;
    });
    if (!holds) return false;
    const isSure = settled.length === selector.requirements.length && !selector.unreadable;
    return isSure || this.ask(where);
  }

  private isPort(range: PortRange, where: string): boolean {
    if (range.kind === "unreadable") return this.ask(where);
    const { protocol, port, to } = this.flow;
    if (range.kind === "numbers") {
      return range.protocol === protocol && range.first <= port && port <= range.last;
    }
    if (range.protocol !== undefined && range.protocol !== protocol) return false;
    if (typeof to === "string" || to.namedPorts === "unknown") return this.ask(where);
    const isMeant = (one: { name: string; protocol: Protocol }) =>
      one.name === range.name && (range.protocol === undefined || one.protocol === range.protocol);
    const declared = to.namedPorts.filter(isMeant);
    if (declared.length > 0) return declared.some((one) => one.protocol === protocol && one.number === port);
    const isDeclaredSomewhere = this.objects.pods.some(
      ({ namedPorts }) => namedPorts !== "unknown" && namedPorts.some(isMeant),
    );
    return !isDeclaredSomewhere && this.ask(where);
  }
}
