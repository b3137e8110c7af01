import { managed, zoneNode } from "../keys.js";
import type { KubernetesObject } from "../kubernetes-object.js";
import { type BfdTimers, bfdTimers } from "./bfd-profile.js";
import { METALLB_NAMESPACE } from "./namespace.js";
import { isDualStack, type Peer, planeName, type Sessions, sessionsName } from "./sessions.js";
import type { Some } from "./some.js";
import { sessionTimers } from "./timers.js";
import { vrfDevice } from "./vrf-device.js";

/** Prefixes that pass, and no others: upstream's other mode, `all`, has no place here. */
interface Filtered<P> {
  readonly allowed: { readonly mode: "filtered"; readonly prefixes: readonly P[] };
}

interface Received {
  readonly prefix: string;
  /** Up to which length prefixes inside it are taken too. @default - itself only */
  readonly le?: number;
}

interface Neighbor {
  readonly asn: number;
  readonly address: string;
  /** Seconds, as `9s`. */
  readonly holdTime: string;
  readonly keepaliveTime: string;
  readonly connectTime: string;
  readonly bfdProfile: string;
  readonly dualStackAddressFamily: boolean;
  readonly toAdvertise: Filtered<string>;
  readonly toReceive: Filtered<Received>;
}

/** What frr-k8s turns into FRR's configuration, together with all others that select the same node. */
export interface FrrConfiguration extends KubernetesObject {
  readonly spec: {
    readonly nodeSelector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly bgp: {
      readonly bfdProfiles: readonly ({ readonly name: string } & BfdTimers)[];
      readonly routers: readonly {
        readonly asn: number;
        readonly vrf: string;
        readonly prefixes: Some<string>;
        readonly neighbors: readonly Neighbor[];
      }[];
    };
  };
}

/**
 * The pool's router in one VRF towards one plane: the prefixes it announces, those it takes. MetalLB makes a
 * configuration of its own per node for the same neighbours; what both say must be equal, down to the timers of the
 * BFD profile, or frr-k8s refuses both.
 *
 * Announcing only what is the pool's own also keeps the pool from carrying traffic from one plane to the other.
 */
export function frrConfiguration(asn: number, sessions: Sessions): FrrConfiguration {
  const { plane, vrf, zone, peers, announced } = sessions;
  return {
    apiVersion: "frrk8s.metallb.io/v1beta1",
    kind: "FRRConfiguration",
    metadata: { name: sessionsName(sessions), namespace: METALLB_NAMESPACE, labels: managed },
    spec: {
      nodeSelector: { matchLabels: zoneNode(zone) },
      bgp: {
        bfdProfiles: [{ name: planeName(plane), ...bfdTimers(plane) }],
        routers: [
          {
            asn,
            vrf: vrfDevice(vrf),
            prefixes: announced,
            neighbors: peers.map((peer) => neighbor(sessions, peer)),
          },
        ],
      },
    },
  };
}

function neighbor(sessions: Sessions, peer: Peer): Neighbor {
  const { plane, announced, accepted } = sessions;
  return {
    asn: plane.asn,
    address: peer.address,
    ...sessionTimers,
    bfdProfile: planeName(plane),
    dualStackAddressFamily: isDualStack(sessions, peer),
    toAdvertise: { allowed: { mode: "filtered", prefixes: announced } },
    toReceive: { allowed: { mode: "filtered", prefixes: accepted.map(received) } },
  };
}

/** A prefix with everything inside it, which is how other pools' load balancers are announced; never a default's. */
function received(prefix: string): Received {
  const length = Number(prefix.slice(prefix.indexOf("/") + 1));
  const longest = prefix.includes(":") ? 128 : 32;
  return length === 0 || length === longest ? { prefix } : { prefix, le: longest };
}
