import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pairs, singles } from "../../../isolation/planes/failures.js";
import type { Ground } from "../../../isolation/planes/ground.js";
import { PlaneModel } from "../../../isolation/planes/model.js";
import type { PoolSession } from "../../../isolation/planes/sessions.js";
import { circuit, networkOf, session, twoPools } from "./scene.js";

/** `p1>p2 public a`: who reaches whom, in which VRF, on which plane. */
function told(model: PlaneModel, failed: readonly string[]): string[] {
  const left = model.under(failed);
  const words = model.planes.flatMap((plane, index) =>
    model.in(left[index] ?? new Uint32Array()).map(({ from, to, vrf }) => `${from}>${to} ${vrf} ${plane}`),
  );
  return words.sort();
}

/** The same by taking what failed out of the network and looking at every pair of sessions. */
function naively(
  sessions: readonly PoolSession[],
  { circuits }: Ground,
  failed: readonly string[],
): string[] {
  const isDown = (...names: string[]) => names.some((name) => failed.includes(name));
  const alive = sessions.flatMap((one) => {
    const over = circuits.find(({ pool, peer }) => pool === one.pool && peer === one.peer);
    if (!over) return [];
    const { plane, id, router, sites, pool } = over;
    const down =
      isDown(`plane:${plane}`, `circuit:${plane}/${id}`, `pe:${plane}/${router}`, `pool:${pool}`) ||
      isDown(`nodes:${pool}/${one.nodes}`, ...sites.map((site) => `site:${site}`));
    return down ? [] : [{ one, plane }];
  });
  const found = new Set<string>();
  for (const { one, plane } of alive) {
    for (const { one: other, plane: theirs } of alive) {
      if (plane !== theirs || one.vrf !== other.vrf || one.pool === other.pool) continue;
      const takes = one.takes as readonly { prefix: string }[];
      if (takes.some(({ prefix }) => prefix === networkOf(other.pool))) {
        found.add(`${one.pool}>${other.pool} ${one.vrf} ${plane}`);
      }
    }
  }
  return [...found].sort();
}

const pools = Array.from({ length: 7 }, (_, index) => `p${index + 1}`);
const circuits = fc
  .array(
    fc.record({
      pool: fc.constantFrom(...pools),
      plane: fc.constantFrom("a", "b"),
      router: fc.constantFrom("r1", "r2", "r3"),
    }),
    { minLength: 2, maxLength: 24 },
  )
  .map((list) => list.map(({ pool, plane, router }, index) => circuit(pool, plane, router, `c${index}`)));

/** A network in which pools have any number of circuits, and sessions over them that take some others' prefixes. */
const network = circuits.chain((list) =>
  fc
    .array(
      fc.record({
        over: fc.nat({ max: list.length - 1 }),
        vrf: fc.constantFrom("public", "internet", "tax"),
        others: fc.subarray(pools),
      }),
      { minLength: 1, maxLength: 60 },
    )
    .map((some) => ({
      ground: { circuits: list, segments: [], demands: [] } as Ground,
      sessions: some.flatMap(({ over, vrf, others }) => {
        const one = list[over];
        return one ? [session(one, others, vrf)] : [];
      }),
    })),
);

describe("the model of planes", () => {
  test("agrees with taking failed elements out and looking again, whatever fails", () => {
    fc.assert(
      fc.property(network, fc.array(fc.nat(), { maxLength: 4 }), ({ ground, sessions }, picks) => {
        const model = new PlaneModel(sessions, ground);
        const failed = picks.flatMap((pick) => model.elements[pick % (model.elements.length || 1)] ?? []);
        expect(told(model, failed)).toEqual(naively(sessions, ground, failed));
      }),
      { numRuns: 500, seed: Number(process.env.ZHENGYUN_SEED ?? Date.now() & 0x7fffffff) },
    );
  });

  test("a plane's failure leaves the other, a pool's cuts it off", () => {
    const { sessions, ground } = twoPools();
    const model = new PlaneModel(sessions, ground);
    expect(told(model, [])).toEqual(["p1>p2 public a", "p1>p2 public b", "p2>p1 public a", "p2>p1 public b"]);
    expect(told(model, ["plane:a"])).toEqual(["p1>p2 public b", "p2>p1 public b"]);
    const effects = new Map(singles(model).map(({ failed, ...effect }) => [failed.join(), effect]));
    expect(effects.get("pe:a/r1")).toEqual({ whole: 0, reduced: 2, cut: [] });
    expect(effects.get("pool:p2")?.cut).toHaveLength(2);
    expect([...effects.keys()].slice(0, 2)).toEqual(["plane:a", "plane:b"]);
  });

  test("pairs tell only what neither failure cuts alone", () => {
    const { sessions, ground } = twoPools();
    const model = new PlaneModel(sessions, ground);
    const { examined, joint } = pairs(model);
    expect(examined).toBe((model.elements.length * (model.elements.length - 1)) / 2);
    const told = joint.map(({ failed }) => failed.join(" + "));
    expect(told).toContain("plane:a + plane:b");
    expect(told).toContain("circuit:a/p1 + pe:b/r2");
    expect(told.some((names) => names.includes("pool:"))).toBe(false);
  });

  test("one way is not enough for a grant: the answer must come back", () => {
    const { sessions, ground } = twoPools();
    const deaf = sessions.map((one) => (one.pool === "p1" ? one : { ...one, takes: [] }));
    const model = new PlaneModel(deaf, ground);
    expect(told(model, [])).toEqual(["p1>p2 public a", "p1>p2 public b"]);
    expect(model.unserved).toEqual(ground.demands);
  });

  test("nothing on any plane is an empty model, not a failure", () => {
    const model = new PlaneModel([], { circuits: [], segments: [], demands: [] });
    expect([singles(model), pairs(model).examined, model.relations]).toEqual([[], 0, []]);
  });
});
