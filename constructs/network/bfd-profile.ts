import { managed } from "../keys.js";
import type { KubernetesObject } from "../kubernetes-object.js";
import { METALLB_NAMESPACE } from "./namespace.js";
import { type PlaneProps, planeName } from "./sessions.js";

/** Timers of a BFD profile, in the words that MetalLB and frr-k8s share. */
export interface BfdTimers {
  readonly receiveInterval: number;
  readonly transmitInterval: number;
  readonly detectMultiplier: number;
}

/** How fast a plane is noticed to be dead. */
export function bfdTimers({ bfd }: PlaneProps): BfdTimers {
  return {
    receiveInterval: bfd.intervalMs,
    transmitInterval: bfd.intervalMs,
    detectMultiplier: bfd.multiplier,
  };
}

/** The profile that MetalLB gives the sessions of a plane. Upstream's default is 300 ms × 3, six times as slow. */
export function bfdProfile(plane: PlaneProps): KubernetesObject {
  return {
    apiVersion: "metallb.io/v1beta1",
    kind: "BFDProfile",
    metadata: { name: planeName(plane), namespace: METALLB_NAMESPACE, labels: managed },
    spec: bfdTimers(plane),
  };
}
