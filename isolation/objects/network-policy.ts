import { isNetwork } from "../addresses.js";
import type { AddressBlock, NetworkPolicy, Origin, Peer, PortRange, Protocol, Rule } from "./model.js";
import type { Node } from "./node.js";
import { protocolOf } from "./protocol.js";
import { everything, selectorOf } from "./selector.js";

/** A NetworkPolicy as the API server would understand it, defaults filled in. */
export function networkPolicyOf(object: Node, namespace: string, origin: Origin): NetworkPolicy {
  const metadata = object.at("metadata");
  const spec = object.at("spec");
  const ingress = rulesOf(spec.at("ingress"), "from");
  const egress = rulesOf(spec.at("egress"), "to");
  const types = policyTypes(spec, egress.length > 0);
  const isolates = (type: string) => types === undefined || types.has(type);
  return {
    namespace,
    name: String(metadata.at("name").value),
    labels: metadata.at("labels").labels(),
    annotations: metadata.at("annotations").labels(),
    origin,
    pods: selectorOf(spec.at("podSelector")),
    ...(isolates("Ingress") ? { ingress } : {}),
    ...(isolates("Egress") ? { egress } : {}),
    typesUnreadable: types === undefined,
  };
}

/** The declared types; where none is declared, Ingress, and Egress when there are egress rules. */
function policyTypes(spec: Node, hasEgress: boolean): ReadonlySet<string> | undefined {
  const items = spec.at("policyTypes").items();
  if (!items || !spec.mapping()) return undefined;
  if (items.length === 0) return new Set(hasEgress ? ["Ingress", "Egress"] : ["Ingress"]);
  const wrong = items.filter((item) => item.value !== "Ingress" && item.value !== "Egress");
  for (const item of wrong) item.wrong("应为 Ingress 或 Egress", "must be Ingress or Egress");
  return wrong.length > 0 ? undefined : new Set(items.map((item) => String(item.value)));
}

function rulesOf(node: Node, side: "from" | "to"): readonly Rule[] {
  const items = node.items();
  if (!items) return [{ peers: [{ kind: "unreadable" }], ports: "any" }];
  return items.map((item) => {
    if (!item.mapping()) return { peers: [{ kind: "unreadable" }], ports: "any" };
    return { peers: listOf(item.at(side), peerOf), ports: listOf(item.at("ports"), portOf) };
  });
}

/** An empty list of peers or ports leaves all open, so one that cannot be read must not look empty. */
function listOf<T>(node: Node, read: (item: Node) => T): readonly (T | { kind: "unreadable" })[] | "any" {
  const items = node.items();
  if (!items) return [{ kind: "unreadable" }];
  return items.length === 0 ? "any" : items.map(read);
}

function peerOf(node: Node): Peer {
  const keys = node.keys;
  const selects = keys.includes("podSelector") || keys.includes("namespaceSelector");
  if (selects === keys.includes("ipBlock")) {
    node.wrong(
      "应有 podSelector、namespaceSelector，或者只有 ipBlock",
      "must have podSelector, namespaceSelector or both, or ipBlock alone",
    );
    return { kind: "unreadable" };
  }
  if (!selects) return blockOf(node.at("ipBlock"));
  const pods = node.at("podSelector");
  const namespaces = node.at("namespaceSelector");
  return {
    kind: "pods",
    namespaces: namespaces.isAbsent ? "own" : selectorOf(namespaces),
    pods: pods.isAbsent ? everything : selectorOf(pods),
  };
}

function blockOf(node: Node): Peer {
  const cidr = node.at("cidr").text();
  const except = node.at("except").items();
  if (cidr === undefined || !isNetwork(cidr)) {
    node.at("cidr").wrong("应为网段，例如 10.23.0.0/16", "must be a network such as 10.23.0.0/16");
    return { kind: "unreadable" };
  }
  const wrong = except?.filter((item) => typeof item.value !== "string" || !isNetwork(item.value));
  for (const item of wrong ?? []) item.wrong("应为网段", "must be a network");
  if (!except || !wrong || wrong.length > 0) return { kind: "unreadable" };
  const block: AddressBlock = { cidr, except: except.map((item) => String(item.value)) };
  return { kind: "block", ...block };
}

function portOf(node: Node): PortRange {
  const protocol = node.mapping() ? protocolOf(node.at("protocol")) : undefined;
  if (protocol === undefined) return { kind: "unreadable" };
  return node.at("port").isAbsent ? wholeProtocol(node, protocol) : named(node, protocol);
}

function wholeProtocol(node: Node, protocol: Protocol): PortRange {
  if (node.at("endPort").isAbsent) return { kind: "numbers", protocol, first: 1, last: 65535 };
  node.at("endPort").wrong("需要同时写 port", "needs a port beside it");
  return { kind: "unreadable" };
}

function named(node: Node, protocol: Protocol): PortRange {
  const port = node.at("port");
  const end = node.at("endPort");
  if (typeof port.value === "string" && !/^\d+$/.test(port.value)) {
    if (end.isAbsent) return { kind: "name", protocol, name: port.value };
    end.wrong("不能与端口名同用", "cannot stand beside a port's name");
    return { kind: "unreadable" };
  }
  return numbered(node, protocol);
}

function numbered(node: Node, protocol: Protocol): PortRange {
  const port = node.at("port");
  if (typeof port.value === "string")
    port.wrong("应为数字，去掉引号", "must be a number: take off the quotes");
  const first = typeof port.value === "string" ? Number(port.value) : port.integer(1, 65535);
  if (first === undefined || first < 1 || first > 65535) return { kind: "unreadable" };
  const end = node.at("endPort");
  if (end.isAbsent) return { kind: "numbers", protocol, first, last: first };
  const last = end.integer(first, 65535);
  return last === undefined ? { kind: "unreadable" } : { kind: "numbers", protocol, first, last };
}
