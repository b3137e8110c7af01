import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressOf } from "../../../isolation/addresses.js";
import { between, type End as EngineEnd } from "../../../isolation/engine/between.js";
import { Engine } from "../../../isolation/engine/engine.js";
import type { ClusterObjects } from "../../../isolation/objects/model.js";
import { type End, judge, type Verdict } from "../oracle/judge.js";
import { addresses, cluster, type Question, question } from "../random/cluster.js";

/** Samples of (cluster, connection): few in the quick loop, 20,000 in verify, `ZHENGYUN_SAMPLES=1000000` for long. */
const samples = Number(process.env.ZHENGYUN_SAMPLES ?? 2_500);
const questionsEach = 25;
const seed = Number(process.env.ZHENGYUN_SEED ?? Date.now() & 0x7fffffff);

function endsOf(objects: ClusterObjects, asked: Question): [End, End] {
  const ends: End[] = [...objects.pods, ...addresses];
  const pick = (index: number) => ends[index % ends.length] ?? addresses[0];
  const from = pick(asked.from);
  const to = pick(asked.to);
  return typeof from === "string" && typeof to === "string" ? [from, objects.pods[0] ?? to] : [from, to];
}

function verdictOf(engine: Engine, from: EngineEnd, to: EngineEnd, asked: Question): Verdict {
  const { certain, possible } = between(engine, from, to);
  if (engine.sets.has(certain, asked.protocol, asked.port)) return "allowed";
  return engine.sets.has(possible, asked.protocol, asked.port) ? "unknown" : "denied";
}

describe(`the engine and the slow evaluator, seed ${seed}`, () => {
  test(`agree on ${samples} random connections in random clusters`, { timeout: 3_600_000 }, () => {
    const tally: Record<Verdict, number> = { allowed: 0, denied: 0, unknown: 0 };
    fc.assert(
      fc.property(
        cluster,
        fc.array(question, { minLength: questionsEach, maxLength: questionsEach }),
        (objects, asked) => {
          const engine = new Engine(objects);
          const placed = new Map(
            [...engine.workloads.values()].flatMap(({ pods }) => [...pods]).map((one) => [one.pod, one]),
          );
          const end = (one: End) =>
            typeof one === "string" ? (addressOf(one) ?? 0n) : (placed.get(one) as EngineEnd);
          for (const one of asked) {
            const [from, to] = endsOf(objects, one);
            const expected = judge(objects, { from, to, protocol: one.protocol, port: one.port });
            const verdict = verdictOf(engine, end(from), end(to), one);
            if (verdict !== expected)
              throw new Error(`${JSON.stringify({ ...one, from, to })}: ${verdict}, not ${expected}`);
            tally[expected]++;
          }
        },
      ),
      { numRuns: Math.ceil(samples / questionsEach), seed },
    );
    // Each verdict must have come up often, or the agreement would say little.
    for (const count of Object.values(tally)) expect(count).toBeGreaterThan(samples / 50);
  });

  test("list exactly the partners that are not denied", () => {
    fc.assert(
      fc.property(cluster, (objects) => {
        const engine = new Engine(objects);
        const { rows, sets } = engine;
        const cells = rows.cells;
        for (const one of cells) {
          const listed = (entries: ReturnType<typeof rows.from>) => entries.map(({ cell }) => cell.id).sort();
          const open = (judgeOther: (other: (typeof cells)[number]) => number) =>
            cells
              .filter((other) => judgeOther(other) !== sets.none)
              .map(({ id }) => id)
              .sort();
          expect(listed(rows.from(one))).toEqual(open((other) => rows.verdicts(one, other).possible));
          expect(listed(rows.to(one))).toEqual(open((other) => rows.verdicts(other, one).possible));
        }
      }),
      { numRuns: Math.min(2_000, samples / 20), seed },
    );
  });
});
