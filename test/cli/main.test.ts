import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import render from "../../cli/verbs/render.js";
import { buildCommand } from "../built.js";
import { contextOf } from "./context.js";
import { estateWith, folderWith } from "./folder-with.js";

/** The command as a process: what it reads, what it prints where, and how it exits. */
const root = fileURLToPath(new URL("../../", import.meta.url));
let built: ReturnType<typeof buildCommand>;

beforeAll(() => {
  built = buildCommand();
});

afterAll(() => built.remove());

/** Runs it with nothing of this process's environment but the path. */
async function zhengyun(words: string, env: Readonly<Record<string, string>> = {}, cwd = root, input = "") {
  const { exitCode, stdout, stderr } = await execa(
    "node",
    [built.program, ...words.split(" ").filter(Boolean)],
    {
      cwd,
      input,
      env: { PATH: process.env.PATH, ...env },
      extendEnv: false,
      reject: false,
    },
  );
  return { exitCode, stdout, stderr };
}

const unsound = () => estateWith({ "changes/freezes.yaml": "freezs: {}\n" });

describe("the command", () => {
  it("says its version", async () => {
    expect(await zhengyun("--version")).toEqual({ exitCode: 0, stdout: "zhengyun 0.1.0", stderr: "" });
  });

  it("shows help on request, and without a verb as a complaint", async () => {
    const asked = await zhengyun("--help");
    expect(asked).toMatchObject({ exitCode: 0, stderr: "" });
    expect(asked.stdout).toMatch(/^zhengyun \(政云\): /);
    expect(await zhengyun("")).toEqual({ exitCode: 2, stdout: "", stderr: asked.stdout });
  });

  it("speaks the language of the environment, unless it is told another", async () => {
    const chinese = { exitCode: 2, stdout: "", stderr: "错误：没有 chekc 这个命令\n提示：是不是 check？" };
    expect(await zhengyun("chekc", { LANG: "zh_CN.UTF-8" })).toEqual(chinese);
    expect(await zhengyun("chekc --lang zh")).toEqual(chinese);
    expect(await zhengyun("--lang=en chekc", { LC_ALL: "zh_CN" })).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "error: there is no verb chekc\nhint: did you mean check?",
    });
  });

  it("exits with 0 for a sound estate and with 1 for findings", async () => {
    const sound = await zhengyun("check --at 2026-11-22", {}, estateWith({}));
    expect(sound).toEqual({
      exitCode: 0,
      stdout: "✓ 13 files checked as of 2026-11-22: nothing is wrong",
      stderr: "",
    });
    const findings = await zhengyun("check --at 2026-11-22", {}, unsound());
    expect(findings).toMatchObject({ exitCode: 1, stderr: "" });
    expect(findings.stdout).toMatch(/^changes\/freezes\.yaml:1:1 {2}error EST002 /);
  });

  it("prints the result as JSON with --json", async () => {
    const { exitCode, stdout } = await zhengyun("check --json", {}, unsound());
    expect([exitCode, JSON.parse(stdout).findings.map((finding: { code: string }) => finding.code)]).toEqual([
      1,
      ["EST002", "EST003"],
    ]);
  });

  it("uses colours only where they are wanted", async () => {
    const escapes = async (words: string, env: Readonly<Record<string, string>>) =>
      (await zhengyun(words, env)).stdout.includes("\u001b[");
    expect(await escapes("explain EST001", {})).toBe(false);
    expect(await escapes("explain EST001", { FORCE_COLOR: "1" })).toBe(true);
    expect(await escapes("explain EST001", { FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(false);
    expect(await escapes("explain EST001 --no-color", { FORCE_COLOR: "1" })).toBe(false);
  });

  it("owns up to its own faults, and shows the stack only to who asks for it", async () => {
    const broken = {
      NODE_OPTIONS: "--import data:text/javascript,JSON.stringify=()=>{throw(new(Error)('boom'))}",
    };
    const told = `error: this is a fault of zhengyun, not yours: boom
hint: run it again with ZHENGYUN_DEBUG=1 for the details that a report needs`;
    expect(await zhengyun("explain EST001 --json", broken)).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: told,
    });
    const { stderr } = await zhengyun("explain EST001 --json", { ...broken, ZHENGYUN_DEBUG: "1" });
    expect(stderr).toMatch(new RegExp(`^${told}\nError: boom\n +at `));
  });

  it("takes a dump from standard input, and never nothing for a pool in which nothing differs", async () => {
    const estate = estateWith({});
    const out = folderWith({});
    const pool = "230000-province";
    await render.run({ estate: undefined, pool: [pool], out, at: undefined }, contextOf(estate));
    const files = readdirSync(join(out, pool)).filter((file) => file.endsWith(".yaml"));
    const dump = files.map((file) => readFileSync(join(out, pool, file), "utf8")).join("");
    const drift = async (input: string) => {
      const words = `drift --pool ${pool} --dump - --at 2026-11-22 --json`;
      const { exitCode, stdout } = await zhengyun(words, {}, estate, input);
      const [{ state, unknown }] = JSON.parse(stdout).pools;
      return { exitCode, state, codes: [...new Set(unknown.map(({ code }: { code: string }) => code))] };
    };
    expect(await drift(dump)).toEqual({ exitCode: 0, state: "none", codes: [] });
    expect(await drift("")).toEqual({ exitCode: 1, state: "unknown", codes: ["DRF011"] });
  });

  it.runIf(existsSync("/dev/full"))("says so when its result cannot be written", async () => {
    const command = `node ${built.program} --version > /dev/full`;
    const env = { PATH: process.env.PATH };
    expect(await execa("sh", ["-c", command], { env, extendEnv: false, reject: false })).toMatchObject({
      exitCode: 2,
      stderr: "error: the result cannot be written: the disk is full\nhint: check where the output goes",
    });
  });

  it("goes quietly when its reader has seen enough", async () => {
    const child = execa("sh", ["-c", `node ${built.program} check --format sarif | head -c 1`], {
      cwd: estateWith({}),
    });
    expect(await child).toMatchObject({ exitCode: 0, stdout: "{", stderr: "" });
  });
});
