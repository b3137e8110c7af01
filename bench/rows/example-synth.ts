import { cpSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { exampleFolder } from "../example/folder.js";
import { changeDepartment } from "../one-department.js";
import type { Row } from "../row.js";
import { asIfFirst, synth } from "../synth.js";

const department = "departments/sports.yaml";

/** When each stack was last written. */
function written(folder: string): Map<string, number> {
  const stacks = join(folder, "out/stacks");
  return new Map(
    readdirSync(stacks).map((name) => [name, statSync(join(stacks, name, "cdk.tf.json")).mtimeMs]),
  );
}

let before: ReadonlyMap<string, number> = new Map();

/** The whole command on the example province: everything, then after one department's file has changed. */
export const row: Row = {
  title: "The example province: synth",
  base: "zhengyun synth, all pools",
  prepare(folder) {
    cpSync(fileURLToPath(exampleFolder), join(folder, "estate"), { recursive: true });
  },
  variants: [
    synth("zhengyun synth, all pools", asIfFirst, { milliseconds: 2000 }),
    synth(
      "after one department changed",
      (folder, round) => {
        before = written(folder);
        changeDepartment(join(folder, "estate", department), round);
      },
      { ratio: 0.35 },
    ),
    synth("nothing changed"),
  ],
  verify(folder) {
    const after = written(folder);
    const changed = [...after].filter(([name, time]) => before.get(name) !== time).map(([name]) => name);
    if (changed.length === 0 || changed.length > 4) {
      throw new Error(`a change of one department wrote ${changed.length} stacks: ${changed.join(", ")}`);
    }
  },
};
