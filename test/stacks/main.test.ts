import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { build } from "../built.js";
import { withFolder } from "./in-stack.js";

const { folder, remove } = build();
afterAll(remove);

/** Runs the `app` of cdktf.json as the cdktf command line does. */
const app = (estate: string, out: string) =>
  spawnSync(process.execPath, [fileURLToPath(new URL("stacks/main.js", folder))], {
    encoding: "utf8",
    env: { ...process.env, ZHENGYUN_ESTATE: estate, CDKTF_OUTDIR: out },
  });

describe("the app of cdktf.json", () => {
  it("is what cdktf.json says", () => {
    expect(JSON.parse(readFileSync("cdktf.json", "utf8")).app).toBe("node dist/stacks/main.js");
  });

  it("synthesises the estate it is told into the folder it is told", () =>
    withFolder((place) => {
      const out = join(place, "out");
      const { stderr, status } = app("examples/minimal", out);
      expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
      const { stacks } = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8"));
      expect(readdirSync(join(out, "stacks")).sort()).toEqual(Object.keys(stacks));
      const kinds = Object.keys(stacks).flatMap((stack) => {
        const text = readFileSync(join(out, "stacks", stack, "cdk.tf.json"), "utf8");
        return Object.keys(JSON.parse(text).resource ?? {});
      });
      expect(new Set(kinds)).toContain("kubernetes_namespace_v1");
    }));

  it("tells what is wrong with the estate, by file and line, and writes nothing", () =>
    withFolder((place) => {
      const [estate, out] = [join(place, "estate"), join(place, "out")];
      cpSync("examples/minimal", estate, { recursive: true });
      appendFileSync(join(estate, "estate.yaml"), "\nprovince_name: x\n");
      const { stderr, status } = app(estate, out);
      expect([status, existsSync(out)]).toEqual([1, false]);
      expect(stderr.split("\n")).toEqual([
        expect.stringMatching(/^EST\d{3} \S+estate\.yaml:\d+:1 .*province_name/),
        "",
      ]);
    }));

  it("tells in one line that there is no estate", () =>
    withFolder((place) => {
      const { stderr, status } = app(join(place, "none"), join(place, "out"));
      expect([status, stderr.trim().split("\n").length]).toEqual([1, 1]);
    }));
});
