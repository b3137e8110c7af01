import { imageAt } from "./image.js";
import type { Some } from "./some.js";

/** What frr-k8s is told of a pool. */
export interface FrrK8sProps {
  /** Ranges of pods and services: routes to them are never taken from anybody. */
  readonly clusterRanges: Some<string>;
  /** Mirror of public images. @default - where the chart takes them from */
  readonly images?: string;
}

/**
 * Values of the chart `frr-k8s`. It runs on every node, before everything else there is room for: a node without it
 * is on neither plane. It opens sessions and accepts none.
 */
export function frrK8sValues({ clusterRanges, images }: FrrK8sProps) {
  return {
    fullnameOverride: "frr-k8s",
    frrk8s: {
      alwaysBlock: clusterRanges.join(","),
      priorityClassName: "system-node-critical",
      ...imageAt(images, "metallb/frr-k8s"),
      frr: {
        acceptIncomingBGPConnections: false,
        // Packets of BFD wait for nobody: a router that gets no processor is taken for dead.
        resources: { requests: { cpu: "200m", memory: "128Mi" } },
        ...imageAt(images, "frrouting/frr"),
      },
    },
  };
}
