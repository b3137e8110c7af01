import { objectsOf } from "../../stacks/render/render-stack.js";
import type { Origin } from "../objects/model.js";
import type { Stack } from "../objects/terraform.js";

/** A prefix that a session takes, up to a length where longer ones inside it are taken too. */
export interface Taken {
  readonly prefix: string;
  readonly le?: number;
}

/** What a pool's routers exchange with one neighbour in one VRF, as its objects say. */
export interface PoolSession {
  readonly pool: string;
  /** Kind and name of the object that says so. */
  readonly object: string;
  /** The VRF's device. */
  readonly vrf: string;
  /** The nodes that open it: their zone. */
  readonly nodes: string;
  /** Address of the neighbour. */
  readonly peer: string;
  /** Prefixes and ranges; "all" for a session that filters nothing. */
  readonly announces: readonly string[] | "all";
  readonly takes: readonly Taken[] | "all";
}

/** What pools exchange: routes by frr-k8s, and load balancers that MetalLB announces on top. */
export interface PoolSessions {
  readonly routes: readonly PoolSession[];
  readonly balancers: readonly PoolSession[];
}

interface Filter<P> {
  readonly allowed?: { readonly mode?: string; readonly prefixes?: readonly P[] };
}
/** A custom resource. */
export interface Resource {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: { readonly name?: string };
  readonly spec?: Readonly<Record<string, unknown>>;
}
interface Router {
  readonly vrf?: string;
  readonly prefixes?: readonly string[];
  readonly neighbors?: readonly {
    readonly address?: string;
    readonly toAdvertise?: Filter<string>;
    readonly toReceive?: Filter<Taken>;
  }[];
}

/** The objects of one stack of a pool that speaks to planes. */
export interface PoolObjects {
  readonly pool: string;
  readonly resources: readonly Resource[];
  /** Where they stand. @default - nobody asks */
  readonly origin?: Origin;
}

/** Reads the objects that synthesised stacks bring into being. */
export function extranetOf(stacks: readonly Stack[]): PoolObjects[] {
  return stacks.filter(({ text }) => text.includes("metallb.io/")).map(objectsIn);
}

/** The sessions that they make. */
export function sessionsOf(all: readonly PoolObjects[]): PoolSessions {
  return {
    routes: all.flatMap(({ pool, resources }) => resources.flatMap((one) => routesOf(pool, one))),
    balancers: all.flatMap(({ pool, resources }) => balancersOf(pool, resources)),
  };
}

/** They come in the release of a stack's list of objects. */
function objectsIn({ file, pool, text }: Stack): PoolObjects {
  const { resource = {} } = JSON.parse(text) as {
    resource?: { helm_release?: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  };
  const releases = Object.entries(resource.helm_release ?? {}).map(([name, attributes]) => ({
    path: ["resource", "helm_release", name],
    objects: objectsOrNone(name, attributes),
  }));
  const speaks = ({ apiVersion }: Resource) => apiVersion?.startsWith("metallb.io/") === true;
  const path = releases.find(({ objects }) => objects.some(speaks))?.path;
  return {
    pool,
    resources: releases.flatMap(({ objects }) => objects),
    ...(path ? { origin: { file, document: 0, path } } : {}),
  };
}

/** A release that cannot be said as objects is told where objects are read. */
function objectsOrNone(name: string, attributes: Readonly<Record<string, unknown>>): readonly Resource[] {
  try {
    return objectsOf("helm_release", `helm_release.${name}`, attributes);
  } catch {
    return [];
  }
}

function routesOf(pool: string, { kind, metadata, spec = {} }: Resource): PoolSession[] {
  if (kind !== "FRRConfiguration") return [];
  const { nodeSelector, bgp } = spec as {
    nodeSelector?: { matchLabels?: Readonly<Record<string, string>> };
    bgp?: { routers?: readonly Router[] };
  };
  const nodes = nodesOf(nodeSelector?.matchLabels ?? {});
  return (bgp?.routers ?? []).flatMap(({ vrf = "", prefixes = [], neighbors = [] }) =>
    neighbors.map(({ address = "", toAdvertise, toReceive }) => ({
      pool,
      object: `FRRConfiguration ${metadata?.name}`,
      vrf,
      nodes,
      peer: address,
      announces: toAdvertise?.allowed?.mode === "all" ? prefixes : (toAdvertise?.allowed?.prefixes ?? []),
      takes: toReceive?.allowed?.mode === "all" ? "all" : (toReceive?.allowed?.prefixes ?? []),
    })),
  );
}

/** The zone that nodes have a label of; other labels as they stand. */
function nodesOf(labels: Readonly<Record<string, string>>): string {
  return (
    Object.keys(labels)
      .map((key) => key.replace(/^.*\/zone-/, ""))
      .join() || "*"
  );
}

/** Where upstream takes an empty list to mean all, so do we. */
function balancersOf(pool: string, resources: readonly Resource[]): PoolSession[] {
  const kind = (name: string) => resources.filter((one) => one.kind === name);
  const among = (some: readonly Resource[], names: unknown) => {
    const list = (names ?? []) as readonly string[];
    return list.length === 0 ? some : some.filter(({ metadata }) => list.includes(metadata?.name ?? ""));
  };
  return kind("BGPAdvertisement").flatMap(({ metadata, spec = {} }) => {
    const isPicky = ((spec.ipAddressPoolSelectors ?? []) as unknown[]).length > 0;
    const pools = among(kind("IPAddressPool"), spec.ipAddressPools);
    const announces = isPicky
      ? "all"
      : pools.flatMap((one) => (one.spec?.addresses ?? []) as readonly string[]);
    return among(kind("BGPPeer"), spec.peers).map(({ spec: peer = {} }) => ({
      pool,
      object: `BGPAdvertisement ${metadata?.name}`,
      vrf: String(peer.vrf ?? ""),
      nodes: "*",
      peer: String(peer.peerAddress ?? ""),
      announces,
      takes: [],
    }));
  });
}
