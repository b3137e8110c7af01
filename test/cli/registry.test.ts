import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageRoot } from "../../cli/package-root.js";
import { allVerbs, verbNames } from "../../cli/registry.js";
import { understand } from "../../cli/request.js";

describe("the verbs of the folder", async () => {
  const verbs = await allVerbs();

  it("have the names of their files", () => {
    expect(verbs.map((verb) => verb.name)).toEqual(verbNames());
  });

  it.each(verbs)("$name shows an example that it understands itself", async (verb) => {
    const [command = ""] = verb.example.command.split(" && ");
    const [program, ...typed] = command.split(" ");
    expect(program).toBe("zhengyun");
    expect(await understand(typed)).toMatchObject({ kind: "run", verb: { name: verb.name } });
  });

  it.each(verbs)("$name names in its example only pools and folders that the examples have", (verb) => {
    const { command } = verb.example;
    const pools = [...command.matchAll(/--pool (\S+)/g)].map(
      ([, pool]) => `examples/heilongjiang/pools/${pool}.yaml`,
    );
    const folders = command.match(/examples\/\S+/g) ?? [];
    expect([...pools, ...folders].filter((path) => !existsSync(join(packageRoot, path)))).toEqual([]);
  });
});
