import { managed, zoneNode } from "../keys.js";
import type { KubernetesObject } from "../kubernetes-object.js";
import { peerName } from "./bgp-peer.js";
import { METALLB_NAMESPACE } from "./namespace.js";
import { type Sessions, sessionsName } from "./sessions.js";
import type { Some } from "./some.js";

/**
 * Which load balancers are announced on one plane in one VRF: those of the named pools, to the named peers, from
 * the nodes of the zone. Left out, any of the three would mean all of them, whatever VRF or zone they belong to.
 */
export function bgpAdvertisement(sessions: Sessions, pools: Some<string>): KubernetesObject {
  return {
    apiVersion: "metallb.io/v1beta1",
    kind: "BGPAdvertisement",
    metadata: { name: sessionsName(sessions), namespace: METALLB_NAMESPACE, labels: managed },
    spec: {
      ipAddressPools: pools,
      peers: sessions.peers.map((peer) => peerName(sessions, peer)),
      nodeSelectors: [{ matchLabels: zoneNode(sessions.zone) }],
    },
  };
}
