import { expect, test } from "vitest";
import { nearTo } from "../../../isolation/question/near.js";
import { type World, worldOfManifests, worldOfStacks } from "../../../isolation/world.js";
import { provinceOf } from "../leaks/seed-leaks.js";
import { shopFolder } from "../shop.js";

const { pools, intent } = await provinceOf("examples/minimal");
const world = worldOfStacks([...pools.values()].flat(), intent);

const countsOf = ({ clusters }: World) =>
  clusters.map(({ objects: { pods, networkPolicies } }) => [pods.length, networkPolicies.length]);

/** Every verdict between pods of some namespaces, in words. */
function verdicts({ clusters }: World, namespaces: ReadonlySet<string>): string[] {
  return clusters.flatMap(({ pool, engine: { placed, rows, sets } }) => {
    const some = [...placed.values()].filter(({ pod }) => namespaces.has(pod.namespace));
    return some.flatMap((from) =>
      some.map((to) => {
        const { certain, possible } = rows.verdicts(from.cell, to.cell);
        const ends = [from, to].map(({ workload }) => workload.id);
        return [pool, ...ends, ...sets.texts(certain), "?", ...sets.texts(possible)].join(" ");
      }),
    );
  });
}

test("what is near to two parties judges all of theirs as the whole does", () => {
  const departments = [...new Set(intent.applications.map(({ department }) => department))];
  expect(departments.length).toBeGreaterThan(1);
  for (const one of departments) {
    for (const other of departments) {
      const near = nearTo(world, [one, other]);
      const namespaces = new Set(
        near.clusters.flatMap(({ objects: { pods } }) => pods.map((pod) => pod.namespace)),
      );
      expect(countsOf(near)).not.toEqual(countsOf(world));
      expect(namespaces.size).toBeGreaterThan(0);
      expect(verdicts(near, namespaces)).toEqual(verdicts(world, namespaces));
    }
  }
});

test("a pool, a name that nobody has and an address mean all of it, and so do pods that name their ports", () => {
  const [pool = ""] = pools.keys();
  const department = intent.applications[0]?.department ?? "";
  for (const other of [pool, `pool:${pool}`, "nobody", "10.0.0.1"]) {
    expect(nearTo(world, [department, other])).toBe(world);
  }
  expect(countsOf(nearTo(world, [department, "internet"]))).not.toEqual(countsOf(world));
  const shop = worldOfManifests(shopFolder());
  expect(nearTo(shop, ["shop/web", "shop/db"])).toBe(shop);
});
