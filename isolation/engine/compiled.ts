import {
  type ClusterNetworkPolicy,
  type ContainerPort,
  type Direction,
  type Known,
  type NetworkPolicy,
  type Peer,
  type PortRange,
  type Protocol,
  protocols,
  type Rule,
  type Selector,
  type TierRule,
} from "../objects/model.js";
import type { AddressInfos, Block } from "./address-info.js";
import type { Group, Groups } from "./groups.js";
import type { PortSet, PortSets } from "./port-sets.js";
import { isUniversal, MAYBE, NO, type Tri, YES } from "./tri.js";

/** The ports of a rule: those that are numbers, and names that only a destination can resolve. */
export interface CompiledPorts {
  readonly certain: PortSet;
  readonly possible: PortSet;
  readonly names: readonly { readonly protocol?: Protocol; readonly name: string }[];
}

/** A rule with its peers taken apart by how they are looked up. */
export interface CompiledRule {
  readonly source: Rule | TierRule;
  /** In its policy's list of the direction. */
  readonly index: number;
  /** Whether it matches every peer, pods and addresses alike. */
  readonly anyPeer: Tri;
  /** Whether it matches every pod. */
  readonly anyPod: Tri;
  readonly groups: readonly Group[];
  readonly blocks: readonly Block[];
  /** Whether it names addresses that nobody can know beforehand. */
  readonly elsewhere: boolean;
  readonly ports: CompiledPorts;
}

/** A policy ready for use. `selection` of a NetworkPolicy is its podSelector. */
export interface CompiledPolicy {
  readonly id: number;
  readonly source: NetworkPolicy | ClusterNetworkPolicy;
  readonly pods: Selector;
  /** Undefined in a direction that a NetworkPolicy does not isolate. */
  readonly ingress: readonly CompiledRule[] | undefined;
  readonly egress: readonly CompiledRule[] | undefined;
}

/** The rules of a policy, each with its direction. */
export function* rulesIn(policy: CompiledPolicy): Generator<readonly [Direction, CompiledRule]> {
  for (const rule of policy.ingress ?? []) yield ["ingress", rule];
  for (const rule of policy.egress ?? []) yield ["egress", rule];
}

/** `namespace/name`, or the name alone of a policy of the cluster. */
export function policyName({ source }: CompiledPolicy): string {
  return "namespace" in source ? `${source.namespace}/${source.name}` : source.name;
}

/** Says that a change cannot be taken in on the fly: classes that were given out would have to be cut anew. */
export class NeedsRebuild extends Error {}

/** Turns policies into what the engine works on. */
export class Compiler {
  /** Port names that rules use, as `TCP/http`, or `/http` in any protocol. */
  readonly usedNames = new Set<string>();
  #policies = 0;
  readonly #rules = new Map<Rule["ports"], CompiledPorts>();

  constructor(
    private readonly ports: PortSets,
    private readonly groups: Groups,
    private readonly addresses: AddressInfos,
  ) {}

  networkPolicy(source: NetworkPolicy): CompiledPolicy {
    const rules = (list: readonly Rule[] | undefined) =>
      list?.map((rule, index) => this.#rule(rule, index, source.namespace));
    return {
      id: this.#policies++,
      source,
      pods: source.pods,
      ingress: rules(source.ingress),
      egress: rules(source.egress),
    };
  }

  clusterPolicy(source: ClusterNetworkPolicy): CompiledPolicy {
    const rules = (list: readonly TierRule[]) => list.map((rule, index) => this.#rule(rule, index, ""));
    return {
      id: this.#policies++,
      source,
      pods: source.subject.pods,
      ingress: rules(source.ingress),
      egress: rules(source.egress),
    };
  }

  #rule(source: Rule, index: number, namespace: string): CompiledRule {
    const peers = source.peers === "any" ? [] : source.peers;
    const pods = peers.filter((peer) => peer.kind === "pods");
    const universal = pods.filter(isEveryPod);
    return {
      source,
      index,
      anyPeer: source.peers === "any" ? YES : peers.some(({ kind }) => kind === "unreadable") ? MAYBE : NO,
      anyPod: universal.reduce<Tri>((best, peer) => Math.max(best, certainty(peer)) as Tri, NO),
      groups: pods.filter((peer) => !isEveryPod(peer)).map((peer) => this.groups.of(peer, namespace)),
      blocks: peers.flatMap((peer) => (peer.kind === "block" ? [this.#block(peer)] : [])),
      elsewhere: peers.some(({ kind }) => kind === "elsewhere"),
      ports: this.#ports(source.ports),
    };
  }

  #block(peer: Extract<Peer, { kind: "block" }>): Block {
    const block = this.addresses.block(peer);
    if (!block) throw new NeedsRebuild();
    return block;
  }

  #ports(list: Rule["ports"]): CompiledPorts {
    const known = this.#rules.get(list);
    if (known) return known;
    const compiled = list === "any" ? this.#all() : this.#listed(list);
    this.#rules.set(list, compiled);
    return compiled;
  }

  #all(): CompiledPorts {
    return { certain: this.ports.all, possible: this.ports.all, names: [] };
  }

  #listed(list: readonly PortRange[]): CompiledPorts {
    let certain = this.ports.none;
    const names: CompiledPorts["names"][number][] = [];
    for (const range of list) {
      if (range.kind === "numbers") {
        certain = this.ports.union(certain, this.ports.range(range.protocol, range.first, range.last));
      } else if (range.kind === "name") {
        names.push(range);
        this.usedNames.add(`${range.protocol ?? ""}/${range.name}`);
      }
    }
    const isReadable = list.every(({ kind }) => kind !== "unreadable");
    return { certain, possible: isReadable ? certain : this.ports.all, names };
  }
}

/**
 * The ports of a rule at a destination. A name means the number that the destination gives it. A destination that
 * is known not to have the name is not meant, provided that somebody has it; a name that nothing in the input
 * declares may mean any port, and so it does where the destination's names are not known.
 */
export function portsAt(
  { certain, possible, names }: CompiledPorts,
  destination: Known<readonly ContainerPort[]>,
  declared: ReadonlyMap<string, number>,
  sets: PortSets,
): { readonly certain: PortSet; readonly possible: PortSet } {
  let surely = certain;
  let perhaps = possible;
  for (const { name, protocol } of names) {
    const found =
      destination === "unknown"
        ? []
        : destination.filter((port) => port.name === name && (!protocol || port.protocol === protocol));
    for (const port of found)
      surely = sets.union(surely, sets.range(port.protocol, port.number, port.number));
    const isVoid = destination !== "unknown" && declared.has(`${protocol ?? ""}/${name}`);
    if (found.length > 0 || isVoid) continue;
    for (const one of protocol ? [protocol] : protocols) {
      perhaps = sets.union(perhaps, sets.range(one, 1, 65535));
    }
  }
  return { certain: surely, possible: sets.union(surely, perhaps) };
}

/** Whether a peer puts no condition on pods at all. */
function isEveryPod(peer: Extract<Peer, { kind: "pods" }>): boolean {
  return peer.namespaces !== "own" && isUniversal(peer.namespaces) && isUniversal(peer.pods);
}

function certainty(peer: Extract<Peer, { kind: "pods" }>): Tri {
  const isUnreadable = peer.pods.unreadable || (peer.namespaces !== "own" && peer.namespaces.unreadable);
  return isUnreadable ? MAYBE : YES;
}
