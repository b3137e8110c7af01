import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChangeDigest, StackDigest } from "../../changes/plan/digest.js";
import { differences, findRecord, isRestOf, keepRecord, type PlanRecord } from "../../changes/record.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zhengyun-records-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const digest = "a".repeat(64);

function record(author: string | null): PlanRecord {
  return {
    digest,
    author,
    committer: null,
    planned: "2026-11-22T04:00:00.000Z",
    commit: null,
    modified: false,
    stacks: [{ stack: "s", changes: [{ address: "x", action: "create", digest: "d", result: "r" }] }],
    dangers: [{ kind: "deletion", pool: "p", address: "x", object: "Namespace x" }],
  };
}

describe("the record of a plan", () => {
  it("is found by its digest, and only its owner may read it", () => {
    keepRecord(folder, record("li-na"));
    expect(findRecord(folder, digest)).toEqual(record("li-na"));
    expect(readdirSync(folder)).toEqual([`${digest}.json`]);
    expect(statSync(join(folder, `${digest}.json`)).mode & 0o777).toBe(0o600);
  });

  it("keeps its first author, unless nobody knew one", () => {
    expect(keepRecord(folder, record(null)).author).toBeNull();
    expect(keepRecord(folder, record("li-na")).author).toBe("li-na");
    expect(keepRecord(folder, record("wang-min")).author).toBe("li-na");
  });

  it.each([
    ["there is none", digest, undefined],
    ["it is no JSON", digest, "{"],
    ["something is missing in it", digest, '{"digest":"x"}'],
    ["it is of another plan", digest, JSON.stringify({ ...record("li-na"), digest: "b".repeat(64) })],
    ["what was asked for is no digest", "../../etc/passwd", undefined],
  ])("is not found when %s", (_, asked, contents) => {
    if (contents !== undefined) writeFileSync(join(folder, `${digest}.json`), contents);
    expect(findRecord(folder, asked)).toBeUndefined();
  });
});

const stack = (name: string, changes: Readonly<Record<string, string>>): StackDigest => ({
  stack: name,
  changes: Object.entries(changes).map(([address, digest]) => ({
    address,
    action: "update",
    digest,
    result: digest,
  })),
});

describe("two plans differ", () => {
  it("in what is new, gone, or another change of the same resource", () => {
    const before = [stack("s", { a: "1", b: "1", c: "1" }), stack("t", { a: "1" })];
    const after = [stack("s", { a: "1", b: "2", d: "1" })];
    expect(differences(before, after)).toEqual([
      { stack: "s", address: "b", what: "other" },
      { stack: "s", address: "c", what: "gone" },
      { stack: "s", address: "d", what: "new" },
      { stack: "t", address: "a", what: "gone" },
    ]);
  });

  it("in nothing if they are the same", () => {
    expect(differences([stack("s", { a: "1" })], [stack("s", { a: "1" })])).toEqual([]);
  });
});

describe("a change is the rest of one that was recorded", () => {
  const change = (action: "create" | "replace" | "update", digest: string, result: string): ChangeDigest => ({
    address: "a",
    action,
    digest,
    result,
  });

  it.each([
    ["when it is the same", change("update", "1", "r"), change("update", "1", "r"), true],
    [
      "when something half made is made anew, to become the same",
      change("create", "1", "r"),
      change("replace", "2", "r"),
      true,
    ],
    [
      "not when it is to become something else",
      change("create", "1", "r"),
      change("replace", "2", "q"),
      false,
    ],
    ["not when it was there before", change("update", "1", "r"), change("replace", "2", "r"), false],
    [
      "not when it is another change to the same end",
      change("create", "1", "r"),
      change("update", "2", "r"),
      false,
    ],
  ])("%s", (_, recorded, now, is) => {
    expect(isRestOf(recorded, now)).toBe(is);
  });
});
