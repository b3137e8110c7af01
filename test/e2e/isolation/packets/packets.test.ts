import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { between } from "../../../../isolation/engine/between.js";
import { Engine } from "../../../../isolation/engine/engine.js";
import { readObjects } from "../../../../isolation/objects/read.js";
import { manifestsOf } from "../../../isolation/random/manifests.js";
import { type Lab, type Port, startLab } from "./lab.js";
import { rulesetOf } from "./nftables.js";
import { type Sample, sampleOf } from "./sample.js";

const seed = Number(process.env.ZHENGYUN_SEED ?? Date.now() & 0x7fffffff);
const ports: readonly Port[] = [
  { protocol: "TCP", number: 80 },
  { protocol: "TCP", number: 81 },
  { protocol: "TCP", number: 443 },
  { protocol: "UDP", number: 53 },
];

/** What the engine says of every ordered pair and port, in the letters of the lab; u where it cannot know. */
function matrixOf({ cluster, tiers }: Sample): string[] {
  const text = [manifestsOf(cluster), ...tiers.map((policy) => JSON.stringify(policy))].join("\n---\n");
  const { objects, findings } = readObjects([{ file: "sample", text }]);
  expect(findings).toEqual([]);
  const engine = new Engine(objects);
  const pods = objects.pods.flatMap((pod) => engine.placed.get(pod) ?? []);
  return pods.map((from) =>
    pods
      .flatMap((to) => {
        const { certain, possible } = between(engine, from, to);
        return ports.map(({ protocol, number }) => {
          if (from === to) return "-";
          if (engine.sets.has(certain, protocol, number)) return "a";
          return engine.sets.has(possible, protocol, number) ? "u" : "d";
        });
      })
      .join(""),
  );
}

/** Cells in which two matrices are not the same. */
function differences(expected: readonly string[], seen: readonly string[]): string[] {
  return expected.flatMap((row, from) =>
    [...row].flatMap((letter, column) => {
      const other = seen[from]?.[column];
      const { protocol, number } = ports[column % ports.length] ?? {};
      const to = Math.floor(column / ports.length);
      return letter === other ? [] : [`p${from} → p${to} ${protocol}/${number}: ${letter}, packets ${other}`];
    }),
  );
}

function count(rows: readonly string[], letter: string): number {
  return rows.reduce((sum, row) => sum + row.split(letter).length - 1, 0);
}

describe(`packets between 200 pods, seed ${seed}`, () => {
  const sample = sampleOf(seed);
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab(
      sample.cluster.pods.map(({ ip }) => ip),
      ports,
    );
  });
  afterAll(() => lab?.close());

  test("go where the matrix says, and nowhere else", async () => {
    const expected = matrixOf(sample);
    const seen = await lab.connectAll(rulesetOf(sample.cluster, sample.tiers));
    expect(differences(expected, seen).slice(0, 5)).toEqual([]);
    const cells = 200 * 199 * ports.length;
    expect(count(seen, "a") + count(seen, "d")).toBe(cells);
    expect(count(seen, "a")).toBeGreaterThan(cells / 20);
    expect(count(seen, "d")).toBeGreaterThan(cells / 20);
  });

  test("show that a policy is missing, and which paths that opens or closes", async () => {
    const whole = matrixOf(sample);
    const spoilt = withoutOne(sample, whole);
    const seen = await lab.connectAll(rulesetOf(spoilt.cluster, spoilt.tiers));
    expect(differences(whole, seen)).toEqual(differences(whole, matrixOf(spoilt)));
    expect(differences(whole, seen).length).toBeGreaterThan(0);
  });
});

/** The sample without the first of its NetworkPolicies that makes a difference. */
function withoutOne({ cluster, tiers }: Sample, whole: readonly string[]): Sample {
  for (const index of cluster.policies.keys()) {
    const spoilt = { cluster: { ...cluster, policies: cluster.policies.toSpliced(index, 1) }, tiers };
    if (differences(whole, matrixOf(spoilt)).length > 0) return spoilt;
  }
  throw new Error("no policy of the sample makes a difference");
}
