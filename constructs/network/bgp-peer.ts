import { managed, zoneNode } from "../keys.js";
import type { KubernetesObject } from "../kubernetes-object.js";
import { METALLB_NAMESPACE } from "./namespace.js";
import { isDualStack, type Peer, planeName, type Sessions, sessionsName } from "./sessions.js";
import { sessionTimers } from "./timers.js";
import { vrfDevice } from "./vrf-device.js";

/** `plane-a-public-harbin`. */
export function peerName(sessions: Sessions, { circuit }: Peer): string {
  return `${sessionsName(sessions)}-${circuit}`;
}

/**
 * The session over which MetalLB announces load balancers, from the nodes of its zone only. It states no source
 * address: MetalLB does not hand it on to frr-k8s, which then refuses the neighbour for being told two.
 */
export function bgpPeer(myAsn: number, sessions: Sessions, peer: Peer): KubernetesObject {
  const { plane, zone, vrf } = sessions;
  return {
    apiVersion: "metallb.io/v1beta2",
    kind: "BGPPeer",
    metadata: { name: peerName(sessions, peer), namespace: METALLB_NAMESPACE, labels: managed },
    spec: {
      myASN: myAsn,
      peerASN: plane.asn,
      peerAddress: peer.address,
      vrf: vrfDevice(vrf),
      ...sessionTimers,
      bfdProfile: planeName(plane),
      dualStackAddressFamily: isDualStack(sessions, peer),
      nodeSelectors: [{ matchLabels: zoneNode(zone) }],
    },
  };
}
