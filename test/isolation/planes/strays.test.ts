import { expect, test } from "vitest";
import type { PoolSession } from "../../../isolation/planes/sessions.js";
import { straysOf } from "../../../isolation/planes/strays.js";
import { networkOf, twoPools } from "./scene.js";

const { sessions, ground } = twoPools();
const [first] = sessions;

/** What is out of place when the first session of p1 is changed. */
function strays(change: Partial<PoolSession>, where = ground): string[] {
  const nodes = where.segments[0]?.zone ?? "";
  const all = sessions.map((one, index) => ({ ...one, nodes, ...(index === 0 ? change : {}) }));
  return straysOf({ routes: all, balancers: [] }, where).map(({ what, prefix }) => `${what} ${prefix}`);
}

test("nothing is out of place where every prefix is its pool's own", () => {
  expect(strays({})).toEqual([]);
});

test("a prefix of another pool, one of no one, and everything are out of place", () => {
  expect(strays({ announces: [networkOf("p2")] })).toEqual(["announced 10.2.0.0/16"]);
  expect(strays({ announces: ["10.0.0.0/8"] })).toEqual(["announced 10.0.0.0/8"]);
  expect(strays({ takes: [{ prefix: "10.9.0.0/16" }] })).toEqual(["accepted 10.9.0.0/16"]);
  expect(strays({ takes: [{ prefix: networkOf("p1") }] })).toEqual(["accepted 10.1.0.0/16"]);
  expect(strays({ takes: "all" })).toEqual(["accepted *"]);
});

test("a VRF or a plane that the segment is not in is the wrong place for its prefix", () => {
  expect(strays({ vrf: "internet" })).toEqual(["announced 10.1.0.0/16", "accepted 10.2.0.0/16"]);
  const onlyB = ground.segments.map((one) => ({ ...one, planes: ["b"] }));
  expect(strays({}, { ...ground, segments: onlyB })).toContain("announced 10.1.0.0/16");
});

test("a neighbour that no circuit leads to is out of place", () => {
  expect(strays({ peer: "203.0.113.1" })).toEqual(["neighbour 203.0.113.1"]);
});

test("nodes of another zone, or all nodes, have no business in a VRF", () => {
  expect(strays({ nodes: "internet" })).toEqual(["nodes internet"]);
  expect(strays({ nodes: "*" })).toEqual(["nodes *"]);
});

test("the way to the Internet is taken in the Internet zone only, and as itself", () => {
  const internet = ground.segments.map((one) => ({ ...one, zone: "internet" }));
  const everything = { prefix: "0.0.0.0/0" };
  expect(strays({ takes: [everything] })).toEqual(["accepted 0.0.0.0/0"]);
  expect(strays({ takes: [everything] }, { ...ground, segments: internet })).toEqual([]);
  expect(strays({ takes: [{ ...everything, le: 32 }] }, { ...ground, segments: internet })).toHaveLength(1);
});

test("a load balancer's address is held against the same segments", () => {
  const balancers = first ? [{ ...first, announces: ["10.2.0.0/24"], takes: [] }] : [];
  expect(straysOf({ routes: [], balancers }, ground)).toMatchObject([{ what: "announced", pool: "p1" }]);
});
