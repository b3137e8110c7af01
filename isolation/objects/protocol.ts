import { type Protocol, protocols } from "./model.js";
import type { Node } from "./node.js";

/** A protocol, TCP where none is named; undefined for one that Kubernetes does not know. */
export function protocolOf(node: Node): Protocol | undefined {
  if (node.isAbsent) return "TCP";
  const known = protocols.find((protocol) => protocol === node.value);
  return known ?? node.wrong("应为 TCP、UDP 或 SCTP", "must be TCP, UDP or SCTP");
}
