import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { StackSpec } from "../../../stacks/layer.js";
import { type Crew, runAlone } from "../../../stacks/synthesis/crew.js";
import { synthesise } from "../../../stacks/synthesis/synthesise.js";
import type { Built } from "../../../stacks/synthesis/task.js";
import { withFolder } from "../in-stack.js";
import type { NamespacesProps } from "./layers/namespaces.js";

const layers = new URL("layers/", import.meta.url);
const cdktf = createRequire(import.meta.url)("cdktf/package.json").version;

const spec = (name: string, props: Partial<NamespacesProps> = {}, ...dependsOn: string[]): StackSpec => ({
  name,
  layer: "namespaces",
  pool: "harbin",
  dependsOn,
  props: { names: ["a", "b"], ...props },
});

/** Every file below a folder with its contents, and every empty folder. */
function tree(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), entry.isFile() ? readFileSync(path, "utf8") : "(folder)"];
    }),
  );
}

/** Runs a test in a folder of its own; `run` synthesises into `out` in it. */
const inFolder = (
  test: (tools: {
    readonly out: string;
    readonly run: (specs: readonly StackSpec[], options?: object) => ReturnType<typeof synthesise>;
    /** Makes the files old, and tells which have been written since. */
    readonly age: () => () => string[];
  }) => Promise<void>,
) =>
  withFolder(async (folder) => {
    const out = join(folder, "cdktf.out");
    const files = () => Object.keys(tree(out)).filter((name) => statSync(join(out, name)).isFile());
    const age = () => {
      for (const file of files()) utimesSync(join(out, file), 0, 0);
      return () =>
        files()
          .filter((file) => statSync(join(out, file)).mtimeMs > 0)
          .sort();
    };
    await test({ out, run: (specs, options) => synthesise(specs, { out, layers, ...options }), age });
  });

/** Writes each stack before it builds the next, so that the file system has no say in their order. */
const oneByOne: Pick<Crew, "run"> = {
  async run(tasks, done) {
    const built: Built[] = [];
    for (const task of tasks) built.push(...(await runAlone([task], done)));
    return built;
  },
};

describe("synthesise", () => {
  it("writes a folder for each stack, CDKTF's manifest and our index", () =>
    inFolder(async ({ out, run }) => {
      const result = await run([
        spec("b", { names: ["x"] }, "a"),
        spec("a", { assets: { "c/d.txt": "甲" } }),
      ]);
      expect({ ...result, stacks: [...result.stacks.keys()] }).toEqual({
        stacks: ["a", "b"],
        written: ["a", "b"],
        removed: [],
        left: [],
      });
      expect(Object.keys(tree(out)).sort()).toEqual([
        "manifest.json",
        "stacks",
        "stacks/a",
        "stacks/a/c",
        "stacks/a/c/d.txt",
        "stacks/a/cdk.tf.json",
        "stacks/b",
        "stacks/b/cdk.tf.json",
        "zhengyun.json",
      ]);
      expect(JSON.parse(tree(out)["stacks/b/cdk.tf.json"] ?? "").resource).toMatchObject({
        kubernetes_namespace_v1: { x: { metadata: { name: "x" } } },
      });
      expect(JSON.parse(tree(out)["manifest.json"] ?? "")).toEqual({
        version: cdktf,
        stacks: {
          a: expect.objectContaining({ dependencies: [] }),
          b: {
            annotations: [],
            constructPath: "b",
            dependencies: ["a"],
            name: "b",
            stackMetadataPath: "stacks/b/metadata.json",
            synthesizedStackPath: "stacks/b/cdk.tf.json",
            workingDirectory: "stacks/b",
          },
        },
      });
      const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
      expect(JSON.parse(tree(out)["zhengyun.json"] ?? "")).toEqual({
        format: 1,
        stacks: {
          a: {
            layer: "namespaces",
            pool: "harbin",
            dependsOn: [],
            resources: 2,
            input: digest,
            files: { "cdk.tf.json": digest, "c/d.txt": digest },
          },
          b: {
            layer: "namespaces",
            pool: "harbin",
            dependsOn: ["a"],
            resources: 1,
            input: digest,
            files: { "cdk.tf.json": digest },
          },
        },
      });
    }));

  it("gives the same bytes for the same specs in any order", () =>
    inFolder(async ({ out, run }) => {
      await run([spec("a"), spec("b")]);
      const first = tree(out);
      rmSync(out, { recursive: true });
      await run([spec("b"), spec("a")]);
      expect(tree(out)).toEqual(first);
    }));

  it("writes nothing when nothing changed, and only what changed otherwise", () =>
    inFolder(async ({ run, age }) => {
      await run([spec("a"), spec("b")]);
      let written = age();
      expect((await run([spec("a"), spec("b")])).written).toEqual([]);
      expect(written()).toEqual([]);
      written = age();
      expect((await run([spec("a"), spec("b", { names: ["c"] })])).written).toEqual(["b"]);
      expect(written()).toEqual(["stacks/b/cdk.tf.json", "zhengyun.json"]);
    }));

  it("writes a stack again whose file was edited or lost, or whose index is gone", () =>
    inFolder(async ({ out, run }) => {
      await run([spec("a"), spec("b"), spec("c")]);
      const first = tree(out);
      writeFileSync(join(out, "stacks/a/cdk.tf.json"), "{}");
      rmSync(join(out, "stacks/b/cdk.tf.json"));
      expect((await run([spec("a"), spec("b"), spec("c")])).written).toEqual(["a", "b"]);
      expect(tree(out)).toEqual(first);
      writeFileSync(join(out, "zhengyun.json"), "[");
      expect((await run([spec("a"), spec("b"), spec("c")])).written).toEqual(["a", "b", "c"]);
      expect(tree(out)).toEqual(first);
    }));

  it("takes away what is no longer declared, and leaves and tells what others put there", () =>
    inFolder(async ({ out, run }) => {
      await run([
        spec("a"),
        spec("b", { assets: { "x/y.txt": "" } }),
        spec("c", { assets: { "old.txt": "" } }),
      ]);
      mkdirSync(join(out, "stacks/b/.terraform"));
      writeFileSync(join(out, "stacks/b/note.txt"), "");
      mkdirSync(join(out, "stacks/foreign"));
      const result = await run([spec("c")]);
      expect(result).toMatchObject({
        written: ["c"],
        removed: ["a", "b"],
        left: ["stacks/b/.terraform", "stacks/b/note.txt"],
      });
      expect(Object.keys(tree(out)).sort()).toEqual([
        "manifest.json",
        "stacks",
        "stacks/b",
        "stacks/b/.terraform",
        "stacks/b/note.txt",
        "stacks/c",
        "stacks/c/cdk.tf.json",
        "stacks/foreign",
        "zhengyun.json",
      ]);
    }));

  it("leaves stacks alone that it is not asked for", () =>
    inFolder(async ({ out, run }) => {
      await run([spec("a"), spec("b")]);
      const first = tree(out);
      const changed = [spec("a", { names: ["z"] }), spec("b", { names: ["z"] }), spec("new")];
      const result = await run(changed, { only: ({ name }: StackSpec) => name === "b" });
      expect([result.written, result.removed, [...result.stacks.keys()]]).toEqual([["b"], [], ["a", "b"]]);
      expect(tree(out)["stacks/a/cdk.tf.json"]).toBe(first["stacks/a/cdk.tf.json"]);
      expect(tree(out)["stacks/b/cdk.tf.json"]).not.toBe(first["stacks/b/cdk.tf.json"]);
      expect(Object.keys(JSON.parse(tree(out)["manifest.json"] ?? "").stacks)).toEqual(["a", "b"]);
    }));

  it("tells its progress", () =>
    inFolder(async ({ run }) => {
      const progress: unknown[] = [];
      await run([spec("a"), spec("b", { names: ["one-that-is-longer"] })], {
        onProgress: (p: unknown) => progress.push(p),
        crew: oneByOne,
      });
      expect(progress).toEqual([
        { stack: "b", done: 1, total: 2 },
        { stack: "a", done: 2, total: 2 },
      ]);
    }));
});

describe("after an error the output folder is as it was:", () => {
  const unchanged = (specs: readonly StackSpec[], message: string | RegExp) =>
    inFolder(async ({ out, run }) => {
      await run([spec("a"), spec("b")]);
      const before = tree(out);
      await expect(run(specs)).rejects.toThrow(message);
      expect(tree(out)).toEqual(before);
    });

  it("when a construct fails", () =>
    unchanged([spec("a", { names: ["c"] }), spec("b", { error: "配额不能为负" })], "配额不能为负"));

  it("when two constructs have one address", () =>
    unchanged(
      [spec("a", { names: ["c", "c"] })],
      "one Terraform address kubernetes_namespace_v1.c: a/0/c and a/1/c",
    ));

  it("when a key is no key", () => unchanged([spec("a", { names: ["教育厅"] })], "is no key for an address"));

  it("when a layer is not there", () => unchanged([{ ...spec("a"), layer: "none" }], /none/));

  it("when a layer has another name than its file", () =>
    unchanged([{ ...spec("a"), layer: "misnamed" }], 'misnamed.ts exports no layer "misnamed"'));

  it("when two stacks have one name", () => unchanged([spec("a"), spec("a")], "Two stacks are named a"));

  it.each(["${TfToken[TOKEN.3]}", "#{TfToken[x", "-1.8881545897087626e+289", "-8e+298"])(
    "when text looks like a token of CDKTF's: %s",
    (text) => unchanged([spec("a", { assets: { x: text } })], "which is a mark of CDKTF's"),
  );

  it("when files cannot be written, of however many stacks", () => {
    const others = Array.from({ length: 20 }, (_, index) => spec(`s-${index}`));
    return unchanged([spec("a", { assets: { c: "甲", "c/d": "乙" } }), ...others], /ENOTDIR|EEXIST|EISDIR/);
  });

  it("and it is not made at all when it was not there", () =>
    withFolder(async (folder) => {
      const out = join(folder, "deep", "out");
      await expect(synthesise([spec("a", { error: "no" })], { out, layers })).rejects.toThrow("no");
      expect(tree(folder)).toEqual({});
    }));

  it("when a file is where a folder belongs", () =>
    withFolder(async (folder) => {
      writeFileSync(join(folder, "out"), "a file");
      await expect(synthesise([spec("a")], { out: join(folder, "out"), layers })).rejects.toThrow("EEXIST");
      mkdirSync(join(folder, "other"));
      writeFileSync(join(folder, "other/stacks"), "a file");
      const blocked = synthesise([spec("a")], { out: join(folder, "other"), layers });
      await expect(blocked).rejects.toThrow("stacks is a file, where a folder is needed");
      expect(tree(folder)).toEqual({ out: "a file", other: "(folder)", "other/stacks": "a file" });
    }));

  it("when a folder is where a file belongs", () =>
    inFolder(async ({ out, run }) => {
      mkdirSync(join(out, "stacks/b/cdk.tf.json"), { recursive: true });
      const before = tree(out);
      await expect(run([spec("a"), spec("b")])).rejects.toThrow("is a folder, where a file is to be written");
      expect(tree(out)).toEqual(before);
    }));
});

describe("two runs never write to one folder:", () => {
  it("the second of one process is refused", () =>
    inFolder(async ({ run }) => {
      const first = run([spec("a")]);
      await expect(run([spec("b")])).rejects.toThrow("This process is writing to");
      expect((await first).written).toEqual(["a"]);
    }));

  it("one beside another process is refused", () =>
    inFolder(async ({ out, run }) => {
      mkdirSync(join(out, `.staging-${process.ppid}`), { recursive: true });
      await expect(run([spec("a")])).rejects.toThrow(`process ${process.ppid} is writing to`);
      expect(readdirSync(out)).toEqual([`.staging-${process.ppid}`]);
    }));

  it("what a killed run left is cleared away", () =>
    inFolder(async ({ out, run }) => {
      const NEVER_A_PROCESS = 2 ** 30;
      mkdirSync(join(out, `.staging-${NEVER_A_PROCESS}/stacks/a`), { recursive: true });
      await run([spec("a")]);
      expect(readdirSync(out).sort()).toEqual(["manifest.json", "stacks", "zhengyun.json"]);
    }));
});
