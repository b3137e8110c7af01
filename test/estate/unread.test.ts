import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Kind } from "../../estate/index.js";
import { checkEstate, loadEstate } from "../../estate/index.js";
import { type Files, inFolder, line, smallEstate } from "./folder.js";

/** Which of these `<kind> <id>` count as unread in the small estate with these changes. */
async function unread(changes: Files, names: readonly string[], make = (_: string) => {}): Promise<string[]> {
  return inFolder({ ...smallEstate, ...changes }, async (folder) => {
    make(folder);
    const { estate } = await loadEstate(folder);
    return names.filter((name) => {
      const [kind, id] = name.split(" ") as [Kind, string];
      return estate?.isUnread(kind, id);
    });
  });
}

const names = [
  "department education",
  "department health",
  "application education/xueji",
  "application health/yibao",
  "operator north-cloud",
  "person wang-min",
  "pool 230000",
];

describe("what could not be read", () => {
  it("is nothing in a sound estate", async () => {
    expect(await unread({}, names)).toEqual([]);
  });

  it("is a broken file's own entity and those it owns", async () => {
    expect(await unread({ "departments/education.yaml": "{" }, names)).toEqual([
      "department education",
      "application education/xueji",
    ]);
  });

  it("is every id of a kind whose list is broken", async () => {
    expect(await unread({ "operators.yaml": "{" }, names)).toEqual(["operator north-cloud"]);
    expect(await unread({ "duty/people/a.yaml": "{", "duty/people/b.yaml": "people: {}\n" }, names)).toEqual([
      "person wang-min",
    ]);
  });

  it("is everything of a folder that is a file", async () => {
    expect(await unread({ pools: "" }, names)).toEqual(["pool 230000"]);
  });

  it("is what a misplaced or misnamed file may be meant to declare", async () => {
    expect(await unread({ "departmnts/health.yaml": "a: 1\n" }, names)).toEqual([
      "department health",
      "application health/yibao",
    ]);
  });

  it("is a folder that stands where a file belongs", async () => {
    const make = (folder: string) => mkdirSync(join(folder, "duty/people.yaml"), { recursive: true });
    expect(await unread({}, names, make)).toEqual(["person wang-min"]);
  });

  it("is not called missing where others name it", async () => {
    const files: Files = {
      ...smallEstate,
      "operators.yaml": "operators: [\n",
      "duty/people.yaml":
        "people:\n  wang-min: { name: 王敏, organisation: north-cloud }\n  li-qiang: { name: 李强, organisation: finance }\n",
      "departments/finance.yaml": "name: {\n",
    };
    await inFolder(files, async (folder) => {
      const { estate, findings } = await loadEstate(folder);
      const checked = estate ? await checkEstate(estate, { today: "2026-11-22" }) : { findings: [] };
      expect(findings.map(line).map((text) => text.split(" ", 2).join(" "))).toEqual([
        "departments/finance.yaml:2:1 EST001",
        "operators.yaml:2:1 EST001",
      ]);
      const dangling = checked.findings.filter(({ code }) => code === "REF001").map(line);
      expect(dangling).toEqual([
        'departments/education.yaml:2:11 REF001 there is no division "230000" in the estate (declare it, or correct the name)',
        'estate.yaml:2:11 REF001 there is no division "230000" in the estate (declare it, or correct the name)',
      ]);
    });
  });
});
