import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandsOf, printed, settled, withOutputs } from "./console.js";
import { copyProject, type Sandbox } from "./sandbox.js";

/**
 * The commands of the READMEs, run one after the other in a fresh copy, print what the pages say they print.
 * `UPDATE_DOCS=1` writes the outputs into the pages instead; read the difference before you commit it.
 */
describe.each(["README.md", "README.zh-CN.md"])("%s", (page) => {
  const file = new URL(`../../../${page}`, import.meta.url).pathname;
  const markdown = readFileSync(file, "utf8");
  const outputs: string[] = [];
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await copyProject();
    await execa("npm", ["run", "--silent", "build"], { cwd: sandbox.folder });
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

it("has the same commands in both languages", () => {
  const commands = (page: string) =>
    commandsOf(readFileSync(join(new URL("../../..", import.meta.url).pathname, page), "utf8")).map(
      ({ command }) => command.replaceAll(" --lang zh", ""),
    );
  expect(commands("README.zh-CN.md")).toEqual(commands("README.md"));
});
