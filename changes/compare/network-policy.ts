import ipaddr from "ipaddr.js";
import { at, listAt, textAt, textsAt } from "../objects/fields.js";
import { isWithin } from "./selector.js";

type Direction = "ingress" | "egress";

/** One thing that a network policy permits: a peer (undefined: everybody) on some ports (undefined: all). */
export interface Opening {
  readonly direction: Direction;
  readonly peer: unknown;
  readonly port: unknown;
}

/** How a policy became weaker. */
export type Loosened =
  /** It no longer closes this direction for the pods it picks. */
  | { readonly what: "direction"; readonly direction: Direction }
  /** It closes for fewer pods than before, or opens for more. */
  | { readonly what: "pods" }
  | { readonly what: "opening"; readonly opening: Opening };

/**
 * In what ways one `spec` of a NetworkPolicy permits more than another, taken alone. Narrower is not wider: a
 * smaller network within a permitted one, or one port out of a range, is no finding.
 *
 * @param before undefined if there was none: then every opening is more
 */
export function loosened(before: unknown, after: unknown): readonly Loosened[] {
  const was = openingsOf(before);
  const more = openingsOf(after)
    .filter((opening) => !was.some((other) => covers(other, opening)))
    .map((opening): Loosened => ({ what: "opening", opening }));
  if (before === undefined) return more;
  const lost = directionsOf(before)
    .filter((direction) => !directionsOf(after).includes(direction))
    .map((direction): Loosened => ({ what: "direction", direction }));
  return [...lost, ...(picksOthers(before, after) ? [{ what: "pods" } as const] : []), ...more];
}

/** Whether a policy closes a direction for every pod of its namespace and opens nothing in it. */
export function isDefaultDeny(spec: unknown): boolean {
  return (
    isWithin({}, at(spec, "podSelector")) && openingsOf(spec).length === 0 && directionsOf(spec).length > 0
  );
}

/** Closing fewer pods is weaker; so is opening for more, if anything is opened. */
function picksOthers(before: unknown, after: unknown): boolean {
  const was = at(before, "podSelector");
  const will = at(after, "podSelector");
  return !isWithin(was, will) || (openingsOf(after).length > 0 && !isWithin(will, was));
}

/** As Kubernetes defaults `policyTypes`: ingress always, egress where there are egress rules. */
function directionsOf(spec: unknown): readonly Direction[] {
  const types = textsAt(spec, "policyTypes").map((type) => type.toLowerCase());
  if (types.length === 0) return listAt(spec, "egress").length > 0 ? ["ingress", "egress"] : ["ingress"];
  return (["ingress", "egress"] as const).filter((direction) => types.includes(direction));
}

/** Every peer on every port that a policy permits; rules of a direction it does not rule mean nothing. */
function openingsOf(spec: unknown): readonly Opening[] {
  return directionsOf(spec).flatMap((direction) =>
    listAt(spec, direction).flatMap((rule) => {
      const peers = orAll(listAt(rule, direction === "ingress" ? "from" : "to"));
      const ports = orAll(listAt(rule, "ports"));
      return peers.flatMap((peer) => ports.map((port) => ({ direction, peer, port })));
    }),
  );
}

/** An empty list in a rule stands for everything. */
function orAll(list: readonly unknown[]): readonly unknown[] {
  return list.length > 0 ? list : [undefined];
}

function covers(wide: Opening, narrow: Opening): boolean {
  return (
    wide.direction === narrow.direction &&
    coversPeer(wide.peer, narrow.peer) &&
    coversPort(wide.port, narrow.port)
  );
}

function coversPeer(wide: unknown, narrow: unknown): boolean {
  if (wide === undefined) return true;
  if (narrow === undefined) return false;
  const [block, other] = [at(wide, "ipBlock"), at(narrow, "ipBlock")];
  if (block !== undefined || other !== undefined) return coversBlock(block, other);
  const [namespaces, otherNamespaces] = [at(wide, "namespaceSelector"), at(narrow, "namespaceSelector")];
  // Without a namespace selector a peer stands in the policy's own namespace.
  if ((namespaces === undefined) !== (otherNamespaces === undefined)) return false;
  return (
    (namespaces === undefined || isWithin(otherNamespaces, namespaces)) &&
    isWithin(at(narrow, "podSelector"), at(wide, "podSelector"))
  );
}

/** A block covers another that lies in it, unless one of its exceptions takes out what the other permits. */
function coversBlock(wide: unknown, narrow: unknown): boolean {
  const [outer, inner] = [textAt(wide, "cidr"), textAt(narrow, "cidr")];
  if (outer === undefined || inner === undefined || !contains(outer, inner)) return false;
  const spared = textsAt(narrow, "except");
  return textsAt(wide, "except").every(
    (except) =>
      spared.some((other) => contains(other, except)) ||
      !(contains(inner, except) || contains(except, inner)),
  );
}

function contains(outer: string, inner: string): boolean {
  if (!ipaddr.isValidCIDR(outer) || !ipaddr.isValidCIDR(inner)) return outer === inner;
  const [network, bits] = ipaddr.parseCIDR(outer);
  const [address, innerBits] = ipaddr.parseCIDR(inner);
  return network.kind() === address.kind() && innerBits >= bits && address.match(network, bits);
}

function coversPort(wide: unknown, narrow: unknown): boolean {
  if (wide === undefined) return true;
  if (narrow === undefined) return false;
  if (protocolOf(wide) !== protocolOf(narrow)) return false;
  const [ports, others] = [rangeOf(wide), rangeOf(narrow)];
  if (ports === undefined) return true;
  if (others === undefined) return false;
  if (typeof ports === "string" || typeof others === "string") return ports === others;
  return ports[0] <= others[0] && others[1] <= ports[1];
}

export function protocolOf(port: unknown): string {
  return textAt(port, "protocol") || "TCP";
}

/** The numbers of a port, the name it has instead, or undefined for all ports of the protocol. */
export function rangeOf(port: unknown): readonly [number, number] | string | undefined {
  const first = at(port, "port");
  if (first === undefined || first === null || first === "") return undefined;
  const low = Number(first);
  if (!Number.isInteger(low)) return String(first);
  // The provider reads back an absent endPort as 0.
  const high = Number(at(port, "endPort")) || low;
  return [low, high];
}
