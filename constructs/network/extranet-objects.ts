import type { KubernetesObject } from "../kubernetes-object.js";
import { type AddressPoolProps, addressPool } from "./address-pool.js";
import { bfdProfile } from "./bfd-profile.js";
import { bgpAdvertisement } from "./bgp-advertisement.js";
import { bgpPeer } from "./bgp-peer.js";
import { frrConfiguration } from "./frr-configuration.js";
import type { Sessions } from "./sessions.js";
import { some } from "./some.js";

/** What a pool exchanges with the extranet. */
export interface ExtranetProps {
  /** The pool's AS. */
  readonly asn: number;
  /** By plane and VRF. */
  readonly sessions: readonly Sessions[];
  readonly addressPools: readonly AddressPoolProps[];
}

/**
 * The custom resources of MetalLB and frr-k8s that connect a pool to both planes: BFD profiles, peers, FRR
 * configurations, address pools and advertisements, in the order in which they are applied.
 */
export function extranetObjects({ asn, sessions, addressPools }: ExtranetProps): KubernetesObject[] {
  const planes = new Map(sessions.map(({ plane }) => [plane.id, plane]));
  return [
    ...[...planes.values()].map(bfdProfile),
    ...sessions.flatMap((one) => one.peers.map((peer) => bgpPeer(asn, one, peer))),
    ...sessions.map((one) => frrConfiguration(asn, one)),
    ...addressPools.map(addressPool),
    ...sessions.flatMap((one) => {
      const pools = some(one.addressPools);
      return pools ? [bgpAdvertisement(one, pools)] : [];
    }),
  ];
}
