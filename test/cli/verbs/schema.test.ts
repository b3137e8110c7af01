import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import schema from "../../../cli/verbs/schema.js";
import { documentKinds } from "../../../estate/kinds.js";
import { runbooks } from "../../../monitoring/runbooks/index.js";
import { contextOf } from "../context.js";
import { folderWith } from "../folder-with.js";

const write = { out: undefined, check: false };
const check = { out: undefined, check: true };

it("writes a schema and a page for each kind of file, pages on codes, zones and commands, and a runbook for each alert", async () => {
  const folder = folderWith({});
  const { exitCode, json } = await schema.run(write, contextOf(folder));
  const names = documentKinds.map((kind) => kind.name);
  const due = [
    ...[...names, "README", "commands", "findings", "rules", "zones"].map(
      (name) => `docs/reference/${name}.md`,
    ),
    ...names.map((name) => `schemas/${name}.schema.json`),
    ...(await runbooks()).keys(),
  ];
  expect([exitCode, json]).toEqual([0, { added: due.sort(), changed: [], removed: [], unchanged: [] }]);
  expect(await schema.run(check, contextOf(folder))).toMatchObject({
    exitCode: 0,
    text: `✓ all ${due.length} generated files are up to date`,
  });
});

it("finds with --check what is stale, missing or no longer due, and writes nothing", async () => {
  const folder = folderWith({});
  await schema.run({ ...write, out: "province" }, contextOf(folder));
  const pool = join(folder, "province/schemas/pool.schema.json");
  const text = readFileSync(pool, "utf8");
  writeFileSync(pool, "{}");
  writeFileSync(join(folder, "province/schemas/old.schema.json"), text);
  writeFileSync(join(folder, "province/docs/reference/notes.md"), "by hand, about zhengyun");
  const asked = { out: "province", check: true };
  expect(await schema.run(asked, contextOf(folder, "zh"))).toMatchObject({
    exitCode: 1,
    text: "  schemas/pool.schema.json\n  schemas/old.schema.json\n✗ 2 个生成的文件已过期：请运行 zhengyun schema",
  });
  expect(readFileSync(pool, "utf8")).toBe("{}");
  expect((await schema.run({ ...write, out: "province" }, contextOf(folder))).json).toMatchObject({
    changed: ["schemas/pool.schema.json"],
    removed: ["schemas/old.schema.json"],
  });
  expect(existsSync(join(folder, "province/docs/reference/notes.md"))).toBe(true);
});
