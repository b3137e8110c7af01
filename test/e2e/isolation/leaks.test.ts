import { expect, test } from "vitest";
import { spoils } from "../../isolation/leaks/kinds.js";
import { findingsOfClean, provinceOf, trials } from "../../isolation/leaks/seed-leaks.js";

const count = Number(process.env.ZHENGYUN_LEAKS ?? 2_000);
const labels = "an identity label missing or another's";
const seed = Number(process.env.ZHENGYUN_SEED ?? Date.now() & 0x7fffffff);

test(`${count} seeded leaks in the province's Terraform are caught by name, seed ${seed}`, {
  timeout: 1_800_000,
}, async () => {
  const province = await provinceOf("examples/heilongjiang");
  expect(await findingsOfClean(province)).toEqual([]);
  const changing = new Map<string, number>();
  const missed: string[] = [];
  const labelled = { all: 0, told: 0 };
  for await (const { kind, what, changesReachability, caught } of trials(province, seed, count)) {
    // Labels decide only where a grant names a whole department of the same pool; they are missed at once anyway.
    if (kind === labels) {
      labelled.all++;
      if (caught.length > 0) labelled.told++;
    }
    if (!changesReachability) continue;
    changing.set(kind, (changing.get(kind) ?? 0) + 1);
    if (caught.length === 0) missed.push(`${kind}: ${what}`);
  }
  expect(missed).toEqual([]);
  // Every kind of mutation has changed something, so that its being caught means something.
  const kinds = Object.keys(spoils).filter((kind) => kind !== labels);
  if (count >= 2_000)
    expect([...changing.keys()].filter((kind) => kind !== labels).sort()).toEqual(kinds.sort());
  expect(labelled.told).toBeGreaterThan(labelled.all / 2);
  const total = [...changing.values()].reduce((sum, one) => sum + one, 0);
  expect(total).toBeGreaterThan(count / 3);
});
