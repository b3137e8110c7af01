import { imageAt } from "./image.js";
import { METALLB_NAMESPACE } from "./namespace.js";

/** What MetalLB is told of a pool. */
export interface MetallbProps {
  /** Whether the pool has network policies, so that the controller needs openings. */
  readonly networkPolicies: boolean;
  /** Mirror of public images. @default - where the chart takes them from */
  readonly images?: string;
}

/** Values of the chart `metallb`: sessions are those of the frr-k8s beside it, the former FRR mode stays off. */
export function metallbValues({ networkPolicies, images }: MetallbProps) {
  return {
    fullnameOverride: "metallb",
    controller: { priorityClassName: "system-cluster-critical", ...imageAt(images, "metallb/controller") },
    speaker: {
      priorityClassName: "system-node-critical",
      frr: { enabled: false },
      ...imageAt(images, "metallb/speaker"),
    },
    frrk8s: { enabled: false, external: true, namespace: METALLB_NAMESPACE },
    // The default deny is ours, and there before the chart, whose own policy lets Prometheus in to the controller.
    networkpolicies: { enabled: networkPolicies, defaultDeny: false },
  };
}
