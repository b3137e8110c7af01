import { describe, expect, it } from "vitest";
import type { Entity } from "../../estate/entity.js";
import { crossing, crossPoolFlows, routesOf, sourcesOf } from "../../estate/grants.js";
import type { Zone } from "../../estate/zones.js";
import { application, entity, estateOf } from "./make-estate.js";

const quota = { cpu: 1, memory: "1Gi", storage: "1Gi" };

function placed(id: string, pools: readonly string[], zone: Zone = "public") {
  return application(id, { zone, placements: Object.fromEntries(pools.map((pool) => [pool, { quota }])) });
}

function grant(from: string, to: string, via?: string): Entity<"grant"> {
  return entity("grant", "g", {
    from,
    to,
    ports: ["tcp/443"],
    ...(via ? { via } : {}),
    purpose: "用途说明",
    requester: "a",
    approver: "b",
    approved: "2026-01-01",
    expires: "2027-01-01",
  });
}

describe("grants", () => {
  it("lets one application open connections, or all of a department but the target", () => {
    const estate = estateOf(placed("a/one", []), placed("a/two", []), placed("b/one", []));
    const ids = (one: Entity<"grant">) => sourcesOf(estate, one).map(({ id }) => id);
    expect(ids(grant("a/one", "b/one"))).toEqual(["a/one"]);
    expect(ids(grant("a", "b/one"))).toEqual(["a/one", "a/two"]);
    expect(ids(grant("a", "a/two"))).toEqual(["a/one"]);
    expect(ids(grant("a/three", "b/one"))).toEqual([]);
  });

  it.each([
    ["public", "public", "routed", "routed"],
    ["private", "public", "routed", "routed"],
    ["public", "private", "exchange-point", "exchange-point"],
    ["private", "private", "routed", "exchange-point"],
    ["internet", "internet", "routed", "exchange-point"],
    ["internet", "public", "exchange-point", "exchange-point"],
    ["public", "management", "none", "none"],
    ["management", "private", "routed", "routed"],
    ["exchange", "public", "none", "none"],
  ] as const)("from %s to %s: %s within a department, %s between two", (from, to, within, between) => {
    expect(crossing(placed("a/one", [], from), placed("a/two", [], to))).toBe(within);
    expect(crossing(placed("a/one", [], from), placed("b/one", [], to))).toBe(between);
  });

  it("stays in a pool where both run, and goes to every pool of the target elsewhere", () => {
    expect(routesOf(placed("a/one", ["p1", "p2"]), placed("b/one", ["p1", "p3"]))).toEqual([
      { from: "p1", to: "p1" },
      { from: "p2", to: "p1" },
      { from: "p2", to: "p3" },
    ]);
  });

  it("flows between pools by address, but neither through exchange points nor between closed zones", () => {
    const flows = (source: Entity<"application">, one: Entity<"grant">) =>
      crossPoolFlows(estateOf(source, placed("b/one", ["p1", "p3"]), one)).map(
        ({ from, to }) => `${from} ${to}`,
      );
    const source = placed("a/one", ["p1", "p2"]);
    expect(flows(source, grant("a/one", "b/one"))).toEqual(["p2 p1", "p2 p3"]);
    expect(flows(source, grant("a/one", "b/one", "gap"))).toEqual([]);
    expect(flows(placed("a/one", ["p2"], "internet"), grant("a/one", "b/one"))).toEqual([]);
  });
});
