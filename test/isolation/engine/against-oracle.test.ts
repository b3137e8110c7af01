import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressOf } from "../../../isolation/addresses.js";
import { between, type End as EngineEnd } from "../../../isolation/engine/between.js";
import { Engine } from "../../../isolation/engine/engine.js";
import { type ClusterObjects, type Protocol, protocols } from "../../../isolation/objects/model.js";
import { type End, judge, type Verdict } from "../oracle/judge.js";
import { addresses, cluster, type Pair, pair, portNumbers } from "../random/cluster.js";

/**
 * Samples of (policy set, connection): few in the quick loop, a million in verify. Engines are made once for each
 * set, and verdicts of an engine once for each two ends; the slow evaluator is asked about every single connection.
 */
const samples = Number(process.env.ZHENGYUN_SAMPLES ?? 30_000);
const pairsEach = 12;
const connectionsEach = pairsEach * protocols.length * portNumbers.length;
const seed = Number(process.env.ZHENGYUN_SEED ?? Date.now() & 0x7fffffff);

function endsOf(objects: ClusterObjects, asked: Pair): [End, End] {
  const ends: End[] = [...objects.pods, ...addresses];
  const pick = (index: number) => ends[index % ends.length] ?? addresses[0];
  const from = pick(asked.from);
  const to = pick(asked.to);
  return typeof from === "string" && typeof to === "string" ? [from, objects.pods[0] ?? to] : [from, to];
}

/** The engine's verdict on a port of a protocol, for one pair of ends. */
function judgeOf(engine: Engine, from: EngineEnd, to: EngineEnd) {
  const { certain, possible } = between(engine, from, to);
  return (protocol: Protocol, port: number): Verdict => {
    if (engine.sets.has(certain, protocol, port)) return "allowed";
    return engine.sets.has(possible, protocol, port) ? "unknown" : "denied";
  };
}

/** Every port of interest between two ends, as the slow evaluator and the engine see them */
function compare(objects: ClusterObjects, engine: Engine, [from, to]: [End, End], tally: Tally): void {
  const end = (one: End) =>
    typeof one === "string" ? (addressOf(one) ?? 0n) : (engine.placed.get(one) as EngineEnd);
  const ours = judgeOf(engine, end(from), end(to));
  for (const protocol of protocols) {
    for (const port of portNumbers) {
      const expected = judge(objects, { from, to, protocol, port });
      const verdict = ours(protocol, port);
      if (verdict !== expected)
        throw new Error(`${JSON.stringify({ protocol, port, from, to })}: ${verdict}, not ${expected}`);
      tally[expected]++;
    }
  }
}

type Tally = Record<Verdict, number>;

describe(`the engine and the slow evaluator, seed ${seed}`, () => {
  const sets = Math.ceil(samples / connectionsEach);
  test(`agree on ${sets * connectionsEach} random connections under ${sets} random policy sets`, {
    timeout: 3_600_000,
  }, () => {
    const tally: Tally = { allowed: 0, denied: 0, unknown: 0 };
    fc.assert(
      fc.property(
        cluster,
        fc.array(pair, { minLength: pairsEach, maxLength: pairsEach }),
        (objects, asked) => {
          const engine = new Engine(objects);
          for (const one of asked) compare(objects, engine, endsOf(objects, one), tally);
        },
      ),
      { numRuns: sets, seed },
    );
    // Each verdict must have come up often, or the agreement would say little.
    for (const count of Object.values(tally)) expect(count).toBeGreaterThan(samples / 50);
    console.log(`${sets} policy sets, ${JSON.stringify(tally)}, seed ${seed}: no disagreement`);
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
      { numRuns: Math.min(1_000, samples / 200), seed },
    );
  });
});
