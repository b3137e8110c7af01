import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { documentKinds } from "../../../estate/kinds.js";
import { readBatch } from "../../../estate/source/batch.js";
import { inFolder, line, smallEstate } from "../folder.js";

describe("a batch", () => {
  const orders = (folder: string) => [
    { path: join(folder, "operators.yaml"), file: "operators.yaml", kind: "operators" },
    { path: join(folder, "divisions.yaml"), file: "divisions.yaml", kind: "divisions" },
  ];

  it("holds sound documents with the stamps of their files, and the findings about the others", async () => {
    await inFolder(smallEstate, (folder) => {
      const { sound, faulty } = readBatch(orders(folder), documentKinds, Date.now() + 1000);
      const { size, mtimeMs, ctimeMs, ino, dev } = statSync(join(folder, "operators.yaml"));
      const value = { operators: { "north-cloud": { name: { zh: "北方云" }, role: "cloud-provider" } } };
      expect([...sound]).toEqual([
        ["operators.yaml", [`${size} ${mtimeMs} ${ctimeMs} ${ino} ${dev}`, value]],
      ]);
      expect([...faulty].map(([file, findings]) => [file, findings.map(line)])).toEqual([
        [
          "divisions.yaml",
          [
            "divisions.yaml:1:1 EST011 cannot be read: its symbolic link leads nowhere (check its permissions, links and type)",
          ],
        ],
      ]);
    });
  });

  it("gives no stamp to a file that may have been changed once more in the same tick of the clock", async () => {
    await inFolder(smallEstate, (folder) => {
      const { ctimeMs } = statSync(join(folder, "operators.yaml"));
      const stampAt = (moment: number) =>
        readBatch(orders(folder), documentKinds, moment).sound.get("operators.yaml")?.[0];
      expect(stampAt(ctimeMs - 1)).toBe("");
      expect(stampAt(ctimeMs)).toBe("");
      expect(stampAt(ctimeMs + 0.001)).toContain(String(ctimeMs));
    });
  });
});
