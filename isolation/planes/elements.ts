import type { End, Route } from "./routes.js";

export const elementKinds = ["plane", "site", "pool", "circuit", "pe", "nodes"] as const;
export type ElementKind = (typeof elementKinds)[number];

/** Kind of what an element's name stands for: `circuit` of `circuit:a/harbin`. */
export function kindOf(element: string): ElementKind {
  return element.slice(0, element.indexOf(":")) as ElementKind;
}

/** Everything whose failure takes a route away, by name: `plane:a`, `pe:a/core-1`, `nodes:230100-harbin/public`. */
export function elementsOf({ plane, source, target }: Route): string[] {
  return [...new Set([`plane:${plane}`, ...ofEnd(source), ...ofEnd(target)])];
}

function ofEnd({ session, circuit }: End): string[] {
  const { id, plane, pool, router, sites } = circuit;
  return [
    `pool:${pool}`,
    `circuit:${plane}/${id}`,
    `pe:${plane}/${router}`,
    `nodes:${pool}/${session.nodes}`,
    ...sites.map((site) => `site:${site}`),
  ];
}
