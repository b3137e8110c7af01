import { expect, test } from "vitest";
import { allSuites } from "../../../monitoring/proving/suite.js";
import { Random } from "../../isolation/leaks/random.js";
import { findBinaries } from "../cluster/binaries.js";
import { survivorsOf } from "./mutation/judge.js";
import { sameBecause } from "./mutation/known.js";
import { type Mutant, mutantsOf } from "./mutation/mutants.js";

const { promtool } = findBinaries(["promtool"]);
// The same unless asked otherwise: another sample could lie on the other side of the limit.
const seed = Number(process.env.ZHENGYUN_SEED ?? 20261122);
const size = 200;
const all = mutantsOf(await allSuites());

/** Some of the mutants that mean something else than their originals, no two the same. */
function sample(): readonly Mutant[] {
  const random = new Random(seed);
  const left = all.filter((mutant) => sameBecause(mutant) === undefined);
  return Array.from({ length: size }, () => left.splice(random.below(left.length), 1)).flat();
}

test("every rule is changed, and in every way", () => {
  const rules = new Set(all.map(({ rule }) => rule));
  expect(rules.size).toBeGreaterThanOrEqual(229);
  expect([...new Set(all.map(({ kind }) => kind))].sort()).toEqual([
    "branch",
    "by",
    "comparator",
    "for",
    "function",
    "include",
    "matcher",
    "on",
    "range",
    "threshold",
  ]);
});

test(`ninety-five of a hundred changed rules are noticed by the proofs, seed ${seed}`, async () => {
  const missed = await survivorsOf(sample(), promtool);
  const told = missed.map(({ rule, change }) => `${rule}: ${change}`);
  expect((size - missed.length) / size, told.join("\n")).toBeGreaterThanOrEqual(0.95);
});
