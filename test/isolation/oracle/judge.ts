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
  const found = connects(objects, flow);
  if (found.size === 2) return "unknown";
  return found.has(true) ? "allowed" : "denied";
}

/** Whether it may be that a connection is made, and whether that it is not. */
function connects(objects: ClusterObjects, flow: Flow): ReadonlySet<boolean> {
  const { from, to } = flow;
  // "A Pod cannot block access to itself."
  if (from === to) return new Set([true]);
  const leaves = typeof from === "string" ? open : new Side(objects, "egress", from, to, flow).isOpen();
  const enters = typeof to === "string" ? open : new Side(objects, "ingress", to, from, flow).isOpen();
  const both = [...leaves].flatMap((one) => [...enters].map((other) => one && other));
  const isHost = [from, to].some((end) => typeof end !== "string" && end.hostNetwork);
  // "Traffic to and from the node where a Pod is running is always allowed", and both may be on one node.
  const mayBeNear = isHost && typeof from !== "string" && typeof to !== "string";
  return new Set([...both, ...(mayBeNear ? [true] : [])]);
}

const open: ReadonlySet<boolean> = new Set([true]);

/** What a NetworkPolicy does about a connection: nothing, isolate the pod without letting it pass, or let it pass. */
type Stance = "absent" | "silent" | "lets";

/** What governs one pod's traffic in one direction with one peer. */
class Side {
  private ask: Ask = () => false;

  constructor(
    private readonly objects: ClusterObjects,
    private readonly direction: "ingress" | "egress",
    private readonly pod: Pod,
    private readonly peer: End,
    private readonly flow: Flow,
  ) {}

  /** What cannot be known about a rule or a selection bears on nothing else, so each is explored by itself. */
  isOpen(): ReadonlySet<boolean> {
    const admin = this.tier("Admin");
    const found = new Set([...admin].filter((one) => one !== "next").map((one) => one === "Accept"));
    if (admin.has("next")) for (const one of this.afterAdmin()) found.add(one);
    // A plugin may see such a pod as its node only, and then no policy applies to it.
    return this.pod.hostNetwork ? found.add(true) : found;
  }

  private afterAdmin(): Set<boolean> {
    const stances = this.objects.networkPolicies.map((policy) => this.stancesOf(policy));
    const found = new Set<boolean>();
    if (stances.some((some) => some.has("lets"))) found.add(true);
    if (stances.every((some) => some.has("absent"))) {
      for (const one of this.tier("Baseline")) found.add(one !== "Deny");
    }
    const mayBeSilent = stances.some((some) => some.has("silent"));
    if (mayBeSilent && stances.every((some) => some.has("absent") || some.has("silent"))) found.add(false);
    return found;
  }

  private explored(run: () => boolean): ReadonlySet<boolean> {
    return outcomes((ask) => {
      this.ask = ask;
      return run();
    });
  }

  private stancesOf(policy: NetworkPolicy): ReadonlySet<Stance> {
    const found = new Set<Stance>();
    const selected = this.explored(() => this.isSelectedBy(policy));
    if (selected.has(false)) found.add("absent");
    if (!selected.has(true)) return found;
    const hits = (policy[this.direction] ?? []).map((rule, index) =>
      this.explored(() => this.hits(rule, `${policy.name}/${index}`, policy)),
    );
    if (hits.some((one) => one.has(true))) found.add("lets");
    if (hits.every((one) => one.has(false))) found.add("silent");
    return found;
  }

  private isSelectedBy(policy: NetworkPolicy): boolean {
    if (policy.namespace !== this.pod.namespace || policy[this.direction] === undefined) return false;
    const where = `${this.direction} ${policy.namespace}/${policy.name}`;
    if (policy.typesUnreadable && !this.ask(`${where} isolates`)) return false;
    return this.matches(policy.pods, this.pod.labels, this.pod.labelsKnown, `${where} subject`);
  }

  /** Of policies of equal priority "the implementation can apply any", so each that decides may be the one. */
  private tier(name: "Admin" | "Baseline"): ReadonlySet<"Accept" | "Deny" | "next"> {
    const inTier = this.objects.clusterPolicies.filter((policy) => policy.tier === name);
    const priorities = [...new Set(inTier.map(({ priority }) => priority))].sort((a, b) => a - b);
    const found = new Set<"Accept" | "Deny" | "next">();
    for (const priority of priorities) {
      const equals = inTier.filter((policy) => policy.priority === priority);
      const decisions = equals.map((policy) => this.decisionsOf(policy));
      for (const one of decisions.flatMap((some) => [...some])) {
        if (one !== undefined) found.add(one === "Pass" ? "next" : one);
      }
      if (decisions.some((some) => !some.has(undefined))) return found;
    }
    return found.add("next");
  }

  /** What the first rule that matches says; undefined where none does. */
  private decisionsOf(policy: ClusterNetworkPolicy): ReadonlySet<TierRule["action"] | undefined> {
    const found = new Set<TierRule["action"] | undefined>();
    const subject = this.explored(() => this.isSubject(policy));
    if (subject.has(false)) found.add(undefined);
    if (!subject.has(true)) return found;
    for (const [index, rule] of policy[this.direction].entries()) {
      const hits = this.explored(() => this.hits(rule, `${policy.name}/${index}`));
      if (hits.has(true)) found.add(rule.action);
      if (!hits.has(false)) return found;
    }
    return found.add(undefined);
  }

  private isSubject({ name, subject }: ClusterNetworkPolicy): boolean {
    if (this.pod.hostNetwork) return false;
    return this.selectsPod(subject.namespaces, subject.pods, this.pod, `${this.direction} ${name} subject`);
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
