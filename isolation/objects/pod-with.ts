import type { Labels, Pod } from "./model.js";

/** A pod that is not there: one with these labels and no others. */
export function podWith(namespace: string, labels: Labels): Pod {
  const text = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return {
    namespace,
    kind: "Pod",
    name: text.length > 0 ? `*[${text}]` : "*",
    labels,
    labelsKnown: true,
    namedPorts: "unknown",
    hostNetwork: false,
    addresses: "unknown",
  };
}
