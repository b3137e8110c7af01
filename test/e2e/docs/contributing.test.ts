import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocksOf, copyProject, type Sandbox } from "./sandbox.js";

/** docs/contributing.md promises that an addition is one file: each of its files is added, and does what it says. */
describe("docs/contributing.md", () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await copyProject();
    for (const { info, text } of filesIn(join(sandbox.folder, "docs/contributing.md"))) {
      writeFileSync(join(sandbox.folder, info), text);
    }
    writeFileSync(
      join(sandbox.folder, "test/notice.ts"),
      'import { Notice } from "../constructs/tenancy/notice.js";\nexport const used = Notice;\n',
    );
  });

  afterAll(() => sandbox.remove());

  it("shows a check, an entity kind, a construct and a verb", () => {
    const files = filesIn(join(sandbox.folder, "docs/contributing.md")).map(({ info }) => info);
    expect(files).toEqual([
      "estate/checks/tenancy/one-contact-on-duty.ts",
      "estate/kinds/drill.ts",
      "constructs/tenancy/notice.ts",
      "cli/verbs/people.ts",
    ]);
  });

  it("compiles with what it adds", async () => {
    const { exitCode, stdout } = await execa("npx", ["tsc", "-p", "tsconfig.build.json"], {
      cwd: sandbox.folder,
      reject: false,
    });
    expect(stdout).toBe("");
    expect(exitCode).toBe(0);
  });

  it("finds what the new check looks for", async () => {
    const { stdout, exitCode } = await zhengyun(
      sandbox,
      "check",
      "examples/minimal",
      "--at",
      "2026-11-22",
      "--json",
    );
    const codes = new Set(
      (JSON.parse(stdout) as { findings: { code: string }[] }).findings.map(({ code }) => code),
    );
    expect([...codes]).toEqual(["TEN900"]);
    expect(exitCode).toBe(1);
  });

  it("has the new verb", async () => {
    const { stdout } = await zhengyun(sandbox, "people", "examples/minimal", "--json");
    expect(JSON.parse(stdout)).toEqual(["钱颖", "孙伟", "王军", "赵敏"]);
  });

  it("writes schema and reference page of the new kind", async () => {
    await zhengyun(sandbox, "schema");
    const schema = JSON.parse(
      readFileSync(join(sandbox.folder, "schemas/drill.schema.json"), "utf8"),
    ) as object;
    expect(schema).toMatchObject({
      required: ["pool", "held", "leader", "finding"],
      additionalProperties: false,
    });
    expect(readFileSync(join(sandbox.folder, "docs/reference/drill.md"), "utf8")).toContain("演练");
  });
});

function filesIn(page: string): { info: string; text: string }[] {
  return blocksOf(readFileSync(page, "utf8")).flatMap(({ info, text }) => {
    const file = /^ts file=(\S+)$/.exec(info)?.[1];
    return file ? [{ info: file, text }] : [];
  });
}

function zhengyun(sandbox: Sandbox, ...args: string[]) {
  return execa("node", ["dist/cli/main.js", ...args], { cwd: sandbox.folder, reject: false });
}
