import type { Entity } from "./entity.js";
import type { Estate } from "./estate.js";
import { passage } from "./zones.js";

/** How one application may open connections to another. */
export type Crossing = "routed" | "exchange-point" | "none";

/** A pool that connections leave from and one they go to; the same where both applications run there. */
export interface Route {
  readonly from: string;
  readonly to: string;
}

/** The applications that a grant lets open connections: one, or all of a department, without the target itself. */
export function sourcesOf(estate: Estate, grant: Entity<"grant">): readonly Entity<"application">[] {
  const { from, to } = grant.value;
  if (!from.includes("/")) return estate.applicationsOf(from).filter(({ id }) => id !== to);
  const source = estate.find("application", from);
  return source ? [source] : [];
}

/**
 * How connections may pass between two applications. What is passable within one department only needs an exchange
 * point between two.
 */
export function crossing(source: Entity<"application">, target: Entity<"application">): Crossing {
  const how = passage(source.value.zone, target.value.zone);
  if (how !== "same-department") return how;
  return source.owner === target.owner ? "routed" : "exchange-point";
}

/** From every pool the source runs in: to the target in the same pool if it runs there too, else in each of its pools. */
export function routesOf(source: Entity<"application">, target: Entity<"application">): Route[] {
  const targets = Object.keys(target.value.placements);
  return Object.keys(source.value.placements).flatMap((from) =>
    targets.includes(from) ? [{ from, to: from }] : targets.map((to) => ({ from, to })),
  );
}

/** Connections that a grant lets pass from one pool to another, by address. */
export interface CrossPoolFlow extends Route {
  readonly grant: Entity<"grant">;
  readonly source: Entity<"application">;
  readonly target: Entity<"application">;
}

/** Every flow between different pools that grants open and the network routes; exchange points route nothing. */
export function crossPoolFlows(estate: Estate): CrossPoolFlow[] {
  return estate.all("grant").flatMap((grant) => {
    const target = grant.value.via ? undefined : estate.find("application", grant.value.to);
    if (!target) return [];
    const sources = sourcesOf(estate, grant).filter((source) => crossing(source, target) === "routed");
    return sources.flatMap((source) =>
      routesOf(source, target)
        .filter(({ from, to }) => from !== to)
        .map((route) => ({ grant, source, target, ...route })),
    );
  });
}
