import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { compareFolder, updateFolder } from "../../cli/update-folder.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zhengyun-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const nothing = { added: [], changed: [], removed: [], unchanged: [] };

it("writes a new folder", () => {
  const out = join(folder, "a/b");
  expect(
    updateFolder(
      out,
      new Map([
        ["c/d.txt", "1"],
        ["e.txt", "2"],
      ]),
    ),
  ).toEqual({ ...nothing, added: ["c/d.txt", "e.txt"] });
  expect(readdirSync(out).sort()).toEqual(["c", "e.txt"]);
  expect(readFileSync(join(out, "c/d.txt"), "utf8")).toBe("1");
});

it("touches only what has changed, and removes only what an earlier run wrote", () => {
  updateFolder(
    folder,
    new Map([
      ["same", "1"],
      ["other", "2"],
      ["old/gone", "3"],
    ]),
  );
  writeFileSync(join(folder, "foreign"), "mine");
  const before = statSync(join(folder, "same"), { bigint: true });
  const difference = updateFolder(
    folder,
    new Map([
      ["same", "1"],
      ["other", "4"],
      ["new", "5"],
    ]),
    ["same", "other", "old/gone"],
  );
  expect(difference).toEqual({
    added: ["new"],
    changed: ["other"],
    removed: ["old/gone"],
    unchanged: ["same"],
  });
  expect(readdirSync(folder).sort()).toEqual(["foreign", "new", "other", "same"]);
  const after = statSync(join(folder, "same"), { bigint: true });
  expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
});

it("leaves the folder as it was when something cannot be written", () => {
  updateFolder(folder, new Map([["a", "1"]]));
  writeFileSync(join(folder, "b"), "a file where a folder belongs");
  const files = new Map([
    ["a", "2"],
    ["aa", "3"],
    ["b/c", "4"],
  ]);
  expect(() => updateFolder(folder, files)).toThrow(/ENOTDIR|EEXIST/);
  expect(readdirSync(folder).sort()).toEqual(["a", "b"]);
  expect(readFileSync(join(folder, "a"), "utf8")).toBe("1");
});

it("only compares when it is told so", () => {
  expect(compareFolder(folder, new Map([["a", "1"]]))).toEqual({ ...nothing, added: ["a"] });
  expect(readdirSync(folder)).toEqual([]);
});
