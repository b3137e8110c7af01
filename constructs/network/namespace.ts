/** Where MetalLB and frr-k8s run and look for their resources; upstream's own name for it. */
export const METALLB_NAMESPACE = "metallb-system";
