import { expect, test } from "vitest";
import type { PoolSession } from "../../../isolation/planes/sessions.js";
import { gapsOf } from "../../../isolation/planes/unequal.js";
import { networkOf, twoPools } from "./scene.js";

const { sessions, ground } = twoPools();

/** What circuits of p1 lack when its sessions are changed. */
function gaps(change: (session: PoolSession) => PoolSession | undefined, where = ground): string[] {
  const changed = sessions.flatMap((one) => (one.pool === "p1" ? (change(one) ?? []) : one));
  return gapsOf("p1", changed, where).map(
    ({ circuit, what, prefix }) => `${circuit.plane} ${what} ${prefix}`,
  );
}

const onB = ({ peer }: PoolSession) => peer.startsWith("b ");

test("nothing is lacking where both planes carry the same", () => {
  expect(gaps((one) => one)).toEqual([]);
});

test("a session that is gone lacks all that the other plane has", () => {
  expect(gaps((one) => (onB(one) ? undefined : one))).toEqual([
    "b announced 10.1.0.0/16",
    "b accepted 10.2.0.0/16",
  ]);
});

test("a prefix that is told, or taken with its subnets, on one plane only is lacking on the other", () => {
  const without = { announces: [], takes: [{ prefix: networkOf("p2") }] };
  expect(gaps((one) => (onB(one) ? { ...one, ...without } : one))).toEqual([
    "b announced 10.1.0.0/16",
    "b accepted 10.2.0.0/16",
    "a accepted 10.2.0.0/16",
  ]);
});

test("a plane that a segment is not on need not carry it", () => {
  const onlyA = ground.segments.map((one) => ({ ...one, planes: ["a"] }));
  expect(gaps((one) => (onB(one) ? undefined : one), { ...ground, segments: onlyA })).toEqual([]);
});
