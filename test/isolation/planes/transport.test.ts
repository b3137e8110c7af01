import { describe, expect, test } from "vitest";
import { rangeOf } from "../../../isolation/addresses.js";
import type { Ground, Holder } from "../../../isolation/planes/ground.js";
import type { PoolSession } from "../../../isolation/planes/sessions.js";
import { isCut, Transport } from "../../../isolation/planes/transport.js";
import { networkOf, twoPools } from "./scene.js";

/** Taxes in two pools, a circuit on either plane at each. */
const p1: Holder = { pool: "p1", department: "tax", zone: "public" };
const p2: Holder = { ...p1, pool: "p2" };

/** Carried by, lost, and the failed elements that count. */
function between(failed: readonly string[], from = p1, to = p2) {
  const carried = new Transport(twoPools, failed).between(from, to);
  return carried && `${carried.planes} | ${carried.lost} | ${carried.failed}${isCut(carried) ? " cut" : ""}`;
}

describe("a path between pools", () => {
  test("is carried by both planes, and by one when something of the other has failed", () => {
    expect(between([])).toBe("a,b |  | ");
    expect(between(["plane:a"])).toBe("b | a | plane:a");
    expect(between(["circuit:b/p2"])).toBe("a | b | circuit:b/p2");
    expect(between(["pe:a/r1"])).toBe("b | a | pe:a/r1");
  });

  test("is cut when nothing is left, whichever end has failed", () => {
    expect(between(["plane:a", "circuit:b/p1"])).toBe(" | a,b | plane:a,circuit:b/p1 cut");
    expect(between(["site:house of p1"])).toBe(" | a,b | site:house of p1 cut");
    expect(between(["pool:p2"])).toBe(" | a,b | pool:p2 cut");
    expect(between(["nodes:p1/public"])).toBe(" | a,b | nodes:p1/public cut");
  });

  test("cannot be shown to be carried without addresses in a common VRF, and is not called cut then", () => {
    expect(between(["plane:a"], p1, { ...p2, department: "health" })).toBe(" |  | ");
    expect(between(["pool:p2"], p1, { ...p2, department: "health" })).toBe(" |  | pool:p2 cut");
  });

  test("needs a way back for the answers", () => {
    const { ground, sessions } = twoPools();
    const deaf = sessions.map((one) => (one.pool === "p2" ? { ...one, takes: [] } : one));
    const transport = new Transport(() => ({ ground, sessions: deaf }), []);
    expect(transport.between(p1, p2)).toEqual({ planes: [], lost: [], failed: [] });
  });

  test("fails within its pool with the pool only", () => {
    expect(new Transport(twoPools, ["pool:p1", "plane:a"]).within("p1")?.failed).toEqual(["pool:p1"]);
    expect(new Transport(twoPools, ["plane:a"]).within("p1")).toBeUndefined();
  });
});

describe("a path to addresses", () => {
  const abroad = (address: string, failed: readonly string[], change = (one: PoolSession) => one) => {
    const { ground, sessions } = twoPools();
    const network: { ground: Ground; sessions: PoolSession[] } = { ground, sessions: sessions.map(change) };
    const range = rangeOf(address) ?? { first: 0n, last: 0n };
    return new Transport(() => network, failed).abroad(p1, range)?.planes;
  };

  test("takes the routes to the pool that announces them", () => {
    expect(abroad(networkOf("p2"), [])).toEqual(["a", "b"]);
    expect(abroad(networkOf("p2"), ["circuit:a/p2"])).toEqual(["b"]);
    expect(abroad("203.0.113.1", [])).toEqual([]);
  });

  test("takes default routes, of its own family only", () => {
    const byDefault = (one: PoolSession) =>
      one.pool === "p1" ? { ...one, takes: [{ prefix: "0.0.0.0/0" }] } : one;
    expect(abroad("203.0.113.1", [], byDefault)).toEqual(["a", "b"]);
    expect(abroad("203.0.113.1", ["circuit:a/p1"], byDefault)).toEqual(["b"]);
    expect(abroad("2001:db8::1", [], byDefault)).toEqual([]);
  });
});
