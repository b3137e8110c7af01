import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { generateProvince } from "../../../bench/province/generate.js";
import { yamlText } from "../../../bench/province/yaml-text.js";
import { checkEstate, loadEstate } from "../../../estate/index.js";
import { inFolder, line } from "../../estate/folder.js";

const small = { counties: 13, departments: 400, applications: 150, grants: 20 };

describe("a generated province", () => {
  it("has as many of everything as asked for, and passes every check", async () => {
    await inFolder({}, async (folder) => {
      generateProvince(folder, small);
      const { estate, findings } = await loadEstate(folder, { cacheFrom: Number.POSITIVE_INFINITY });
      const checked = estate && (await checkEstate(estate, { today: "2026-11-22" }));
      expect(
        [...findings, ...(checked ? [...checked.findings, ...checked.accepted.findings()] : [])].map(line),
      ).toEqual([]);
      const kinds = ["pool", "division", "department", "application", "grant"] as const;
      expect(kinds.map((kind) => estate?.all(kind).length)).toEqual([20, 27, 400, 150, 20]);
    });
  });

  it("is the same each time", async () => {
    const contents = (folder: string) => {
      generateProvince(folder, small);
      const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
        file.endsWith(".yaml"),
      );
      return files.sort().map((file) => [file, readFileSync(join(folder, file), "utf8")]);
    };
    expect(await inFolder({}, contents)).toEqual(await inFolder({}, contents));
  });

  it("is written in YAML that means what was to be written", () => {
    const data = {
      "230000": { name: { zh: "教育厅" }, on: "yes", share: 0.5, list: ["a", "1"], none: {} },
      text: 'say "hi": # no',
      deep: { people: [{ id: "x", left: "2026-11-22" }], map: { a: 1, b: 2, c: 3, d: 4 } },
    };
    expect(parse(yamlText({ ...data, left: undefined }))).toEqual(data);
  });
});
