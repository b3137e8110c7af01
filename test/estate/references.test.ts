import { describe, expect, it } from "vitest";
import { z } from "zod";
import { referenceTree, testOfNames, visitReferences, without } from "../../estate/references.js";
import { ref } from "../../estate/schema.js";

const schema = z.strictObject({
  title: z.string(),
  owner: ref.department.optional(),
  pools: z.record(ref.pool, z.strictObject({ keeper: ref.person, note: z.string() })),
  pair: z.tuple([ref.person, ref.person]),
  either: z.union([z.strictObject({ party: ref.party }), z.literal("nobody")]),
  people: z.array(ref.person).default([]),
});

const value = {
  title: "t",
  pools: { p1: { keeper: "a", note: "n" } },
  pair: ["b", "c"],
  either: { party: "d/e" },
  people: ["f"],
};

function namesIn(one: unknown, tree = referenceTree(schema)) {
  const found: string[] = [];
  visitReferences(one, tree, (name, kinds, path, isKey) => {
    found.push(`${path.join(".")}${isKey ? " (key)" : ""}: ${kinds.join("|")} ${name}`);
  });
  return found;
}

describe("references", () => {
  it("are found wherever a schema declares them: in values, keys, tuples, unions and lists", () => {
    expect(namesIn(value)).toEqual([
      "pools.p1 (key): pool p1",
      "pools.p1.keeper: person a",
      "pair.0: person b",
      "pair.1: person c",
      "either.party: department|application d/e",
      "people.0: person f",
    ]);
  });

  it("are left out below keys whose entities stand for themselves", () => {
    expect(namesIn(value, without(referenceTree(schema), ["pools", "pair", "either"]))).toEqual([
      "people.0: person f",
    ]);
  });

  it("are none in a value of another shape", () => {
    expect(namesIn({ pools: "p1", pair: 7, people: null })).toEqual([]);
  });

  it("are all tried by a test of names, until one fails", () => {
    const asked: string[] = [];
    const test = testOfNames(referenceTree(schema), (name, kinds) => {
      asked.push(`${kinds.join("|")} ${name}`);
      return name !== "c";
    });
    expect(test({ ...value, pair: ["b"] })).toBe(true);
    expect(asked).toEqual(["pool p1", "person a", "person b", "department|application d/e", "person f"]);
    expect([test(value), test(undefined), test({ pools: "p1", pair: 7, people: null })]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
