import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { between } from "../../../isolation/engine/between.js";
import type { Difference } from "../../../isolation/engine/differences.js";
import { Engine } from "../../../isolation/engine/engine.js";
import type { PortSet } from "../../../isolation/engine/port-sets.js";
import { type Change, update } from "../../../isolation/engine/update.js";
import type { ClusterObjects, Pod } from "../../../isolation/objects/model.js";
import { cluster } from "../random/cluster.js";

const seed = Number(process.env.ZHENGYUN_SEED ?? Date.now() & 0x7fffffff);
/** 250 changes in the quick loop, 2,000 in verify. */
const runs = Math.min(2_000, Math.ceil(Number(process.env.ZHENGYUN_SAMPLES ?? 30_000) / 120));

/** Every verdict between two different pods, in words. */
function verdicts(engine: Engine): Map<string, string> {
  const words = (set: PortSet) => engine.sets.texts(set).join();
  const all = new Map<string, string>();
  for (const from of engine.placed.values()) {
    for (const to of engine.placed.values()) {
      if (from === to) continue;
      const { certain, possible } = between(engine, from, to);
      all.set(`${nameOf(from.pod)}>${nameOf(to.pod)}`, `${words(certain)} ${words(possible)}`);
    }
  }
  return all;
}

function pairsTold(differences: readonly Difference[]): string[] {
  const told = new Set<string>();
  for (const { from, to } of differences) {
    for (const a of from) for (const b of to) if (a !== b) told.add(`${nameOf(a)}>${nameOf(b)}`);
  }
  return [...told].sort();
}

function pairsThatDiffer(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const nothing = " ";
  const pairs = new Set([...before.keys(), ...after.keys()]);
  return [...pairs].filter((pair) => (before.get(pair) ?? nothing) !== (after.get(pair) ?? nothing)).sort();
}

const ids = new WeakMap<Pod, number>();
let nextId = 0;
function nameOf(pod: Pod): number {
  const id = ids.get(pod) ?? nextId++;
  ids.set(pod, id);
  return id;
}

/** Takes something out of one cluster, puts something of another in, or both. */
const change: fc.Arbitrary<readonly [ClusterObjects, Change]> = fc
  .record({
    objects: cluster,
    other: cluster,
    list: fc.constantFrom("networkPolicies", "networkPolicies", "clusterPolicies", "namespaces", "pods"),
    index: fc.nat(),
    takes: fc.boolean(),
    puts: fc.boolean(),
  })
  .map(({ objects, other, list, index, takes, puts }) => {
    const kind = {
      networkPolicies: "NetworkPolicy",
      clusterPolicies: "ClusterNetworkPolicy",
      namespaces: "Namespace",
      pods: "Pod",
    }[list];
    const mine: readonly { name: string }[] = objects[list as keyof ClusterObjects];
    const theirs: readonly { name: string }[] = other[list as keyof ClusterObjects];
    const after = puts ? theirs[index % Math.max(1, theirs.length)] : undefined;
    const before =
      kind === "Namespace" && after
        ? mine.find(({ name }) => name === after.name)
        : takes || !puts
          ? mine[index % Math.max(1, mine.length)]
          : undefined;
    return [objects, { kind, before, after } as Change] as const;
  });

function applied(objects: ClusterObjects, { kind, before, after }: Change): ClusterObjects {
  const key = {
    NetworkPolicy: "networkPolicies",
    ClusterNetworkPolicy: "clusterPolicies",
    Namespace: "namespaces",
    Pod: "pods",
  }[kind] as keyof ClusterObjects;
  const rest = (objects[key] as readonly unknown[]).filter((one) => one !== before);
  return { ...objects, [key]: after ? [...rest, after] : rest };
}

describe(`a change taken in on the fly, seed ${seed}`, () => {
  test("leads to the same verdicts as working everything out anew, and tells exactly those that are others", () => {
    const tally = { onTheFly: 0, differing: 0, anew: 0 };
    fc.assert(
      fc.property(change, ([objects, one]) => {
        const old = new Engine(objects);
        const before = verdicts(old);
        const { engine, differences } = update(old, one);
        const expected = verdicts(new Engine(applied(objects, one)));
        expect(verdicts(engine)).toEqual(expected);
        if (!differences) {
          tally.anew++;
          return;
        }
        tally.onTheFly++;
        const differing = pairsThatDiffer(before, expected);
        if (differing.length > 0) tally.differing++;
        expect(pairsTold(differences)).toEqual(differing);
      }),
      { numRuns: runs, seed },
    );
    expect(tally.onTheFly).toBeGreaterThan(runs / 4);
    expect(tally.differing).toBeGreaterThan(runs / 20);
  });
});
