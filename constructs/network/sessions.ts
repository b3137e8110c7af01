import type { Zone } from "../../estate/zones.js";
import type { Some } from "./some.js";

export type PlaneId = "a" | "b";

/** One of the two transport networks, as a pool meets it. */
export interface PlaneProps {
  readonly id: PlaneId;
  /** The AS of its routers, the same on both planes. */
  readonly asn: number;
  readonly bfd: {
    readonly intervalMs: number;
    /** Packets that must fail to come before the path is dead. */
    readonly multiplier: number;
  };
}

/** The plane's router that the nodes of a zone open a session to. */
export interface Peer {
  /** The access circuit it is reached by. */
  readonly circuit: string;
  readonly address: string;
}

/**
 * What a pool exchanges with one plane in one VRF. Nothing here can be left empty to mean everything: a session has
 * peers, announces prefixes and takes only those it names.
 */
export interface Sessions {
  readonly plane: PlaneProps;
  /** The VRF's name in the estate. */
  readonly vrf: string;
  readonly zone: Zone;
  readonly peers: Some<Peer>;
  /** The pool's own prefixes, announced as they stand. */
  readonly announced: Some<string>;
  /**
   * Prefixes of others that are taken, with everything inside them; of 0.0.0.0/0 and ::/0 only themselves. Nothing
   * is taken if there are none.
   */
  readonly accepted: readonly string[];
  /** Names of the address pools whose load balancers are announced here. */
  readonly addressPools: readonly string[];
}

/** `plane-a-public`: what is about one VRF on one plane is called so. */
export function sessionsName({ plane, vrf }: Sessions): string {
  return `${planeName(plane)}-${vrf}`;
}

/** `plane-a`. */
export function planeName({ id }: PlaneProps): string {
  return `plane-${id}`;
}

/** Whether prefixes of both families go over the session, or those of the family it is not spoken in. */
export function isDualStack({ announced, accepted }: Sessions, { address }: Peer): boolean {
  return new Set([...announced, ...accepted, address].map((text) => text.includes(":"))).size > 1;
}
