import { groupBy } from "../../estate/estate.js";
import { objectElement } from "./elements.js";
import { effectOf } from "./failures.js";
import type { Ground } from "./ground.js";
import type { PlaneModel } from "./model.js";
import {
  type PoolObjects,
  type PoolSession,
  type PoolSessions,
  type Resource,
  sessionsOf,
} from "./sessions.js";

/** Objects by which a pool exchanges routes and load balancers, in the order in which they are told. */
export const objectKinds = [
  "FRRConfiguration",
  "BGPPeer",
  "BGPAdvertisement",
  "IPAddressPool",
  "BFDProfile",
] as const;
export type ObjectKind = (typeof objectKinds)[number];

/** What happens when an object of the extranet is missing. */
export interface MissingObject {
  readonly pool: string;
  readonly kind: ObjectKind;
  readonly name: string;
  /** Paths that grants need and prefixes of load balancers that are left on fewer planes, and on none. */
  readonly reduced: number;
  readonly cut: number;
  /** What is announced or taken that was not before; that would be a leak. */
  readonly opens: readonly string[];
}

/** Takes every object away, one at a time. */
export function missingObjects(
  objects: readonly PoolObjects[],
  model: PlaneModel,
  ground: Ground,
): MissingObject[] {
  return objects.flatMap((one) => {
    const before = sessionsOf([one]);
    return one.resources.flatMap((resource) => {
      const kind = objectKinds.find((each) => each === resource.kind);
      const name = resource.metadata?.name ?? "";
      if (!kind) return [];
      const after = sessionsOf([{ ...one, resources: without(one.resources, resource) }]);
      const routes = effectOf(model, [objectElement(one.pool, `${kind} ${name}`)]);
      const balancers = lostPlanes(before.balancers, after.balancers, ground);
      return {
        pool: one.pool,
        kind,
        name,
        reduced: routes.reduced + balancers.reduced,
        cut: routes.cut.length + balancers.cut,
        opens: opened(before, after),
      };
    });
  });
}

/**
 * What is left without an object. MetalLB refuses its configuration as a whole while a peer names a BFD profile that
 * is not there: what speakers do they go on doing, but one that starts again announces nothing, on either plane.
 */
function without(resources: readonly Resource[], gone: Resource): readonly Resource[] {
  const left = resources.filter((one) => one !== gone);
  const isRefused =
    gone.kind === "BFDProfile" &&
    left.some(({ kind, spec }) => kind === "BGPPeer" && spec?.bfdProfile === gone.metadata?.name);
  return isRefused ? left.filter(({ kind }) => kind !== "BGPPeer" && kind !== "BGPAdvertisement") : left;
}

function lostPlanes(before: readonly PoolSession[], after: readonly PoolSession[], ground: Ground) {
  const left = planesOf(after, ground);
  const losing = [...planesOf(before, ground)].filter(
    ([key, planes]) => (left.get(key) ?? []).length < planes.length,
  );
  const cut = losing.filter(([key]) => !left.has(key)).length;
  return { reduced: losing.length - cut, cut };
}

/** The planes on which each prefix of a load balancer is announced, by VRF and prefix. */
function planesOf(
  balancers: readonly PoolSession[],
  { circuits }: Ground,
): ReadonlyMap<string, readonly string[]> {
  const announced = balancers.flatMap(({ pool, peer, vrf, announces }) => {
    const circuit = circuits.find((one) => one.pool === pool && one.peer === peer);
    const prefixes = announces === "all" ? ["*"] : announces;
    return circuit ? prefixes.map((prefix) => ({ key: `${vrf} ${prefix}`, plane: circuit.plane })) : [];
  });
  const byKey = groupBy(announced, ({ key }) => key);
  return new Map([...byKey].map(([key, some]) => [key, [...new Set(some.map(({ plane }) => plane))]]));
}

/** What sessions say or hear now and did not before. */
export function opened(before: PoolSessions, after: PoolSessions): string[] {
  const known = new Set(exchanged(before));
  return exchanged(after).filter((one) => !known.has(one));
}

function exchanged({ routes, balancers }: PoolSessions): string[] {
  return [...routes, ...balancers].flatMap(({ vrf, peer, announces, takes }) => [
    ...(announces === "all" ? ["*"] : announces).map((prefix) => `${vrf} ${peer} announces ${prefix}`),
    ...(takes === "all" ? [{ prefix: "*", le: "" }] : takes).map(({ prefix, le = "" }) =>
      `${vrf} ${peer} takes ${prefix} ${le}`.trimEnd(),
    ),
  ]);
}
