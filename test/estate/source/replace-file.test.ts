import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { replaceFile } from "../../../estate/source/replace-file.js";
import { inFolder } from "../folder.js";

describe("putting a file in place of another", () => {
  it("makes its folder, and leaves nothing else there", () =>
    inFolder({ "kept/plan.json": "old" }, (folder) => {
      replaceFile(join(folder, "kept/plan.json"), "new");
      replaceFile(join(folder, "other/deep/plan.json"), "first", 0o600);
      expect(readFileSync(join(folder, "kept/plan.json"), "utf8")).toBe("new");
      expect(readdirSync(join(folder, "kept"))).toEqual(["plan.json"]);
      expect(statSync(join(folder, "other/deep/plan.json")).mode & 0o777).toBe(0o600);
    }));

  it("leaves all as it was where it fails", () =>
    inFolder({}, (folder) => {
      mkdirSync(join(folder, "taken/inside"), { recursive: true });
      expect(() => replaceFile(join(folder, "taken"), "new")).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
      expect(readdirSync(folder)).toEqual(["taken"]);
      expect(readdirSync(join(folder, "taken"))).toEqual(["inside"]);
    }));
});
