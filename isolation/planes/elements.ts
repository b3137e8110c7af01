import type { End, Route } from "./routes.js";

export const elementKinds = ["plane", "site", "pool", "circuit", "pe", "nodes", "policy"] as const;
export type ElementKind = (typeof elementKinds)[number];

/** Kind of what an element's name stands for: `circuit` of `circuit:a/harbin`. */
export function kindOf(element: string): ElementKind {
  return element.slice(0, element.indexOf(":")) as ElementKind;
}

/** Everything whose failure takes a route away, by name: `plane:a`, `pe:a/core-1`, `nodes:230100-harbin/public`. */
export function elementsOf({ source, target }: Pick<Route, "source" | "target">): string[] {
  return [...new Set([...elementsOfEnd(source), ...elementsOfEnd(target)])];
}

/** What one end of a route stands on, its plane included. */
export function elementsOfEnd({ session, circuit }: End): string[] {
  const { id, plane, pool, router, sites } = circuit;
  return [
    `plane:${plane}`,
    `pool:${pool}`,
    `circuit:${plane}/${id}`,
    `pe:${plane}/${router}`,
    `nodes:${pool}/${session.nodes}`,
    ...sites.map((site) => `site:${site}`),
  ];
}

/** An object without which a pool exchanges no routes with a plane in a VRF: `object:p1/FRRConfiguration plane-a-public`. */
export function objectElement(pool: string, object: string): string {
  return `object:${pool}/${object}`;
}

/** The objects that a route is there by: they do not fail, but may be missing. */
export function objectsOf({ source, target }: Pick<Route, "source" | "target">): string[] {
  return [source, target].map(({ session, circuit }) => objectElement(circuit.pool, session.object));
}

/** A policy object: `policy:230100-harbin/tax/default-deny`; of manifests, without a pool. */
export function policyElement(pool: string, policy: { readonly namespace?: string; readonly name: string }) {
  return `policy:${[pool, policy.namespace, policy.name].filter(Boolean).join("/")}`;
}
