import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { specText, toolDigest } from "../../../stacks/synthesis/digest.js";
import { withFolder } from "../in-stack.js";

const spec = { name: "a", layer: "l", pool: "p", dependsOn: [], props: { text: "甲" } };

describe("the digest of the tool", () => {
  const inFolder = (test: (digest: () => string, write: (file: string, text: string) => void) => void) =>
    withFolder((folder) => {
      const url = pathToFileURL(`${folder}/`);
      const write = (file: string, text: string) => {
        mkdirSync(join(folder, file, ".."), { recursive: true });
        writeFileSync(join(folder, file), text);
      };
      write("layers/one.ts", "1");
      write("code/stacks/app.ts", "1");
      test(() => toolDigest(new URL("layers/", url), new URL("code/", url)), write);
    });

  it.each(["code/constructs/tenancy/quota.ts", "code/stacks/app.ts", "layers/one.ts", "layers/two.ts"])(
    "changes with %s",
    (file) =>
      inFolder((digest, write) => {
        const before = digest();
        write(file, "changed");
        expect(digest()).not.toBe(before);
      }),
  );

  it("does not change with the command, the tests, or what is no code", () =>
    inFolder((digest, write) => {
      const before = digest();
      for (const file of ["cli/main.ts", "test/a.test.ts", "constructs/README.md", ".cache/a.ts"])
        write(file, "");
      expect(digest()).toBe(before);
    }));
});

describe("the text of a spec", () => {
  it("is its JSON", () => {
    expect(JSON.parse(specText(spec))).toEqual(spec);
  });

  it.each(["1e+289", "-1e+28", "TfToken", "e+289", "-1.5e+27"])("may hold %s", (text) => {
    expect(specText({ ...spec, props: text })).toContain(text);
  });

  it.each([-8.109562212591455e298, -1.888e289])(
    "may not hold the number %d, in which CDKTF hides a token",
    (number) => {
      expect(() => specText({ ...spec, props: { number } })).toThrow("which is a mark of CDKTF's");
    },
  );
});
