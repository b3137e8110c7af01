import { existsSync, mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sha256 } from "../../../stacks/synthesis/digest.js";
import { DigestMemory } from "../../../stacks/synthesis/digest-memory.js";
import { withFolder } from "../in-stack.js";

const later = () => Date.now() + 1000;

/** What a new memory, kept in the folder, says of its file `a`; then the memory is saved. */
function told(folder: string, moment = later()): string | undefined {
  const memory = new DigestMemory(join(folder, "memory.json"), moment);
  const digest = memory.digest(join(folder, "a"));
  memory.save([join(folder, "a")]);
  return digest;
}

const remembered = (folder: string): Record<string, [string, string]> =>
  JSON.parse(readFileSync(join(folder, "memory.json"), "utf8"));

describe("the memory of digests", () => {
  it("says what a file holds, also when it is asked again in another run", () =>
    withFolder((folder) => {
      writeFileSync(join(folder, "a"), "one");
      expect([told(folder), told(folder)]).toEqual([sha256("one"), sha256("one")]);
    }));

  it("does not read a file that nobody has touched", () =>
    withFolder((folder) => {
      writeFileSync(join(folder, "a"), "one");
      told(folder);
      const file = join(folder, "a");
      const [stamp] = remembered(folder)[file] ?? [""];
      writeFileSync(join(folder, "memory.json"), JSON.stringify({ [file]: [stamp, "remembered"] }));
      expect(told(folder)).toBe("remembered");
    }));

  it("notices a change of as many bytes with the old time", () =>
    withFolder(async (folder) => {
      writeFileSync(join(folder, "a"), "one");
      utimesSync(join(folder, "a"), 1000, 1000);
      told(folder);
      await new Promise((resolve) => setTimeout(resolve, 20));
      writeFileSync(join(folder, "a"), "two");
      utimesSync(join(folder, "a"), 1000, 1000);
      expect(told(folder)).toBe(sha256("two"));
    }));

  it("does not remember a file that may change once more in the same tick of the clock", () =>
    withFolder((folder) => {
      writeFileSync(join(folder, "a"), "one");
      expect(told(folder, statSync(join(folder, "a")).ctimeMs)).toBe(sha256("one"));
      expect(existsSync(join(folder, "memory.json"))).toBe(false);
    }));

  it("remembers what was put in place, and forgets what is not asked to be kept", () =>
    withFolder((folder) => {
      for (const name of ["a", "b"]) writeFileSync(join(folder, name), name);
      const memory = new DigestMemory(join(folder, "memory.json"), 0);
      memory.wrote(join(folder, "a"), "digest of a");
      memory.wrote(join(folder, "b"), "digest of b");
      memory.save([join(folder, "b")]);
      expect(Object.entries(remembered(folder)).map(([file, [, digest]]) => [file, digest])).toEqual([
        [join(folder, "b"), "digest of b"],
      ]);
    }));

  it.each(["", "{", "null", "[]", '{"a": 1}'])("is as good as none when it holds %j", (text) =>
    withFolder((folder) => {
      writeFileSync(join(folder, "a"), "one");
      writeFileSync(join(folder, "memory.json"), text);
      expect(told(folder)).toBe(sha256("one"));
    }),
  );

  it("is done without where it cannot be kept", () =>
    withFolder((folder) => {
      writeFileSync(join(folder, "a"), "one");
      mkdirSync(join(folder, "memory.json"));
      expect([told(folder), told(folder)]).toEqual([sha256("one"), sha256("one")]);
    }));

  it("has nothing to say of a file that is not there", () =>
    withFolder((folder) => {
      expect(told(folder)).toBeUndefined();
    }));
});
