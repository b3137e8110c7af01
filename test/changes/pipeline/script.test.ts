import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applyScript, commentScript, planScript, word } from "../../../changes/pipeline/script.js";
import { folderWith } from "../../cli/folder-with.js";

const digest = "bdb5661650f8a47583dc0d7496c43eced45f4c2c5be6d26e70a3e00273b379a6";

/** Runs lines in a shell as engines do, with a stand-in for a program that notes what it was called with. */
function run(script: string, program: string, says = "", exit = 0) {
  const folder = folderWith({ "said.txt": says });
  mkdirSync(join(folder, "bin"));
  const path = join(folder, "bin", program);
  writeFileSync(
    path,
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/args'\ncat > '${folder}/input' < /dev/stdin\ncat '${folder}/said.txt'\nexit ${exit}\n`,
  );
  chmodSync(path, 0o755);
  const env = { PATH: `${folder}/bin:${process.env.PATH}`, ZHENGYUN_COMMENT_TOKEN: "abc", PLAN: "a `b` $c" };
  const { status } = spawnSync("sh", ["-ec", script], { cwd: folder, env, input: "" });
  const read = (file: string) => {
    try {
      return readFileSync(join(folder, file), "utf8");
    } catch {
      return undefined;
    }
  };
  return { status, read };
}

describe("what a job runs", () => {
  it("keeps the words of a plan and its digest, which is the last one said", () => {
    const says = `approvals/${"0".repeat(64)}.yaml\n\n计划 ${digest}，由 zhao-min\n`;
    const { status, read } = run(planScript("estate", "harbin"), "zhengyun", says);
    expect({
      status,
      args: read("args"),
      text: read("estate/.zhengyun/plan.txt"),
      digest: read("estate/.zhengyun/plan.digest"),
    }).toEqual({ status: 0, args: "plan\nestate\n--pool\nharbin\n", text: says, digest: `${digest}\n` });
  });

  it("fails with a plan that failed, and keeps what it said all the same", () => {
    const { status, read } = run(planScript(".", "harbin"), "zhengyun", "Could not be planned\n", 1);
    expect([status, read(".zhengyun/plan.txt"), read(".zhengyun/plan.digest")]).toEqual([
      1,
      "Could not be planned\n",
      "",
    ]);
  });

  it("applies the plan of the digest, and nothing where there was nothing to change", () => {
    expect(run(applyScript(".", "harbin", digest), "zhengyun").read("args")).toBe(
      `apply\n.\n--pool\nharbin\n--plan\n${digest}\n--yes\n`,
    );
    const nothing = run(applyScript(".", "harbin", '""'), "zhengyun");
    expect([nothing.status, nothing.read("args")]).toEqual([0, undefined]);
  });

  it("fails when the plan could not be applied", () => {
    expect(run(applyScript(".", "harbin", digest), "zhengyun", "", 1).status).toBe(1);
  });

  it("posts the words as they are, with the token on standard input only", () => {
    const { status, read } = run(
      commentScript("省级 · 100% (p)", '"$PLAN"', "https://git.example/notes"),
      "curl",
    );
    expect({ status, note: read("note.md"), input: read("input") }).toEqual({
      status: 0,
      note: "### 省级 · 100% (p)\n\n```text\na `b` $c\n```\n",
      input: "PRIVATE-TOKEN: abc",
    });
    expect(read("args")).not.toContain("abc");
  });

  it("takes any text for one word", () => {
    for (const text of ["estate", "a b", "it's", "$(x)", "政务 云"]) {
      expect(execFileSync("sh", ["-c", `printf %s ${word(text)}`], { encoding: "utf8" })).toBe(text);
    }
  });
});
