/**
 * Timers of every BGP session. BFD notices a dead path long before; these matter where a daemon hangs, and after
 * a router's restart: the default of two minutes between attempts to connect would be two minutes on one plane.
 * Both MetalLB and we state them, and frr-k8s refuses a neighbour of whom it is told two things.
 */
export const sessionTimers = { holdTime: "9s", keepaliveTime: "3s", connectTime: "5s" } as const;
