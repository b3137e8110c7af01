import { isNetwork } from "../addresses.js";
import type {
  Action,
  ClusterNetworkPolicy,
  Direction,
  Origin,
  Peer,
  PortRange,
  Protocol,
  Selector,
  TierRule,
} from "./model.js";
import type { Node } from "./node.js";
import { objectRules } from "./rules.js";
import { everything, selectorOf } from "./selector.js";

/**
 * A ClusterNetworkPolicy v1alpha2, or undefined for one that the API server would refuse as a whole. A rule with a
 * peer of no known type fails closed, as the type's documentation demands: Accept matches nothing, Deny and Pass
 * deny everything.
 */
export function clusterNetworkPolicyOf(object: Node, origin: Origin): ClusterNetworkPolicy | undefined {
  const metadata = object.at("metadata");
  const spec = object.at("spec");
  const tier = spec.at("tier").value;
  const priority = spec.at("priority");
  const rank = priority.integer(0, 1000);
  if (tier !== "Admin" && tier !== "Baseline") {
    return spec.at("tier").wrong("应为 Admin 或 Baseline", "must be Admin or Baseline");
  }
  if (priority.isAbsent) priority.wrong("不能缺少", "must be there");
  if (rank === undefined) return undefined;
  const ingress = rulesOf(spec.at("ingress"), "ingress");
  const egress = rulesOf(spec.at("egress"), "egress");
  if (!ingress || !egress) return undefined;
  return {
    name: String(metadata.at("name").value),
    labels: metadata.at("labels").labels(),
    annotations: metadata.at("annotations").labels(),
    origin,
    tier,
    priority: rank,
    subject: subjectOf(spec.at("subject")),
    ingress,
    egress,
  };
}

function subjectOf(node: Node): ClusterNetworkPolicy["subject"] {
  const selected = podsOf(node);
  if (selected) return selected;
  node.wrong("应恰好有 namespaces 或 pods 之一", "must have exactly one of namespaces and pods");
  const unreadable: Selector = { requirements: [], unreadable: true };
  return { namespaces: unreadable, pods: everything };
}

/** Pods by the selectors of their namespaces, or of both; undefined when neither or both forms are given. */
function podsOf(node: Node): { namespaces: Selector; pods: Selector } | undefined {
  const { keys } = node;
  if (keys.length !== 1) return undefined;
  if (keys[0] === "namespaces") return { namespaces: selectorOf(node.at("namespaces")), pods: everything };
  if (keys[0] !== "pods") return undefined;
  const pods = node.at("pods");
  return { namespaces: selectorOf(pods.at("namespaceSelector")), pods: selectorOf(pods.at("podSelector")) };
}

function rulesOf(node: Node, direction: Direction): readonly TierRule[] | undefined {
  const rules = node.items()?.map((item, index) => ruleOf(item, index, direction));
  const sound = rules?.filter((rule) => rule !== undefined);
  return sound?.length === rules?.length ? sound : undefined;
}

function ruleOf(node: Node, index: number, direction: Direction): TierRule | undefined {
  const action = node.at("action").value;
  if (action !== "Accept" && action !== "Deny" && action !== "Pass") {
    return node.at("action").wrong("应为 Accept、Deny 或 Pass", "must be Accept, Deny or Pass");
  }
  const name = node.at("name").text();
  const label = name === undefined ? {} : { name };
  const items = node.at(direction === "ingress" ? "from" : "to").items() ?? [];
  const peers = items.map((item) => peersOf(item, direction));
  if (items.length === 0 || peers.includes(undefined)) return failClosed(node, index, action, label);
  return { action, ...label, peers: peers.flatMap((one) => one ?? []), ports: portsOf(node.at("protocols")) };
}

function failClosed(node: Node, index: number, action: Action, label: { name?: string }): TierRule {
  const isAccept = action === "Accept";
  node.fault(objectRules.unknownPeer, {
    rule: label.name ?? String(index),
    zh: isAccept ? "Accept 不匹配任何流量" : `${action} 视为拒绝一切`,
    en: isAccept ? "Accept matches nothing" : `${action} denies everything`,
  });
  return { action: isAccept ? "Accept" : "Deny", ...label, peers: isAccept ? [] : "any", ports: "any" };
}

/** The peers that one item names; undefined for an item of no known type. */
function peersOf(node: Node, direction: Direction): readonly Peer[] | undefined {
  const selected = podsOf(node);
  if (selected) return [{ kind: "pods", ...selected }];
  const { keys } = node;
  if (direction === "ingress" || keys.length !== 1) return undefined;
  if (keys[0] === "nodes" || keys[0] === "domainNames") return [{ kind: "elsewhere" }];
  return keys[0] === "networks" ? (node.at("networks").items() ?? []).map(networkOf) : undefined;
}

function networkOf(node: Node): Peer {
  const cidr = node.text();
  if (cidr !== undefined && isNetwork(cidr)) return { kind: "block", cidr, except: [] };
  node.wrong("应为网段", "must be a network");
  return { kind: "unreadable" };
}

function portsOf(node: Node): readonly PortRange[] | "any" {
  const items = node.items();
  if (!items) return [{ kind: "unreadable" }];
  return items.length === 0 ? "any" : items.map(portOf);
}

const fields: Readonly<Record<string, Protocol>> = { tcp: "TCP", udp: "UDP", sctp: "SCTP" };

function portOf(node: Node): PortRange {
  const [key, ...others] = node.keys;
  if (key === "destinationNamedPort" && others.length === 0) {
    const name = node.at(key).text();
    return name ? { kind: "name", name } : { kind: "unreadable" };
  }
  const protocol = fields[key ?? ""];
  if (!protocol || others.length > 0) {
    node.wrong(
      "应恰好有 tcp、udp、sctp、destinationNamedPort 之一",
      "must have exactly one of tcp, udp, sctp and destinationNamedPort",
    );
    return { kind: "unreadable" };
  }
  return numbersOf(node.at(key ?? "").at("destinationPort"), protocol);
}

function numbersOf(node: Node, protocol: Protocol): PortRange {
  const range = node.at("range");
  const isRange = !range.isAbsent;
  const first = isRange ? range.at("start").integer(1, 65535) : node.at("number").integer(1, 65535);
  const last = isRange ? range.at("end").integer(1, 65535) : first;
  if (node.keys.length === 1 && first !== undefined && last !== undefined && first <= last) {
    return { kind: "numbers", protocol, first, last };
  }
  node.wrong("应为 number，或 range 的 start 与 end", "must be a number, or a range with start and end");
  return { kind: "unreadable" };
}
