import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandsOf, printed, settled, withOutputs } from "./console.js";
import { copyProject, type Sandbox } from "./sandbox.js";

const root = new URL("../../..", import.meta.url).pathname;

let built: Sandbox;
beforeAll(async () => {
  built = await copyProject();
  await execa("npm", ["run", "--silent", "build"], { cwd: built.folder });
});
afterAll(() => built?.remove());

/**
 * The commands of a page, run one after the other in a fresh copy, print what the page says they print.
 * `UPDATE_DOCS=1` writes the outputs into the pages instead; read the difference before you commit it.
 */
describe.each(["README.md", "README.zh-CN.md", "docs/operating.md"])("%s", (page) => {
  const file = join(root, page);
  const markdown = readFileSync(file, "utf8");
  const outputs: string[] = [];
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await copyProject();
    symlinkSync(join(built.folder, "dist"), join(sandbox.folder, "dist"));
  });

  afterAll(() => {
    sandbox.remove();
    if (process.env.UPDATE_DOCS) writeFileSync(file, withOutputs(markdown, outputs));
  });

  it("shows commands", () => {
    expect(commandsOf(markdown).length).toBeGreaterThan(3);
  });

  it.each(commandsOf(markdown))("$command", async ({ command, output }) => {
    outputs.push(await printed(command, sandbox.folder));
    if (process.env.UPDATE_DOCS) return;
    expect(settled(outputs.at(-1) ?? "")).toBe(settled(output));
  });
});

it("npx finds the command", async () => {
  const { stdout } = await execa("npx", ["zhengyun", "--help"], { cwd: built.folder });
  expect(stdout).toContain("zhengyun VERB");
});

it("the READMEs have the same commands in both languages", () => {
  const commands = (page: string) =>
    commandsOf(readFileSync(join(root, page), "utf8")).map(({ command }) =>
      command.replaceAll(" --lang zh", ""),
    );
  expect(commands("README.zh-CN.md")).toEqual(commands("README.md"));
});
