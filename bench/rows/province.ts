import { join } from "node:path";
import { changeDepartment } from "../one-department.js";
import { generateProvince } from "../province/generate.js";
import { wholeProvince } from "../province/tree.js";
import type { Row } from "../row.js";
import { asIfFirst, synth } from "../synth.js";

const { departments, applications } = wholeProvince;
const few = { counties: 13, departments: 300, applications: 120, grants: 20 };

/** The whole command on a province of full size, against parsing its files and nothing else. */
export const row: Row = {
  title: `A whole province: 20 pools, ${departments} departments, ${applications} applications`,
  base: "yaml package, parse",
  rounds: 3,
  prepare(folder, quick) {
    generateProvince(join(folder, "estate"), quick ? few : wholeProvince);
  },
  variants: [
    {
      name: "yaml package, parse",
      module: new URL("../yaml-package.js", import.meta.url),
      args: (folder) => [join(folder, "estate")],
    },
    synth("load, check and synth, cold", asIfFirst, { ratio: 1.3, megabytes: 1500 }),
    synth(
      "after one file changed",
      (folder, round) => changeDepartment(join(folder, "estate/departments/harbin-education.yaml"), round),
      { ratio: 0.2, megabytes: 1500 },
    ),
    synth("nothing changed"),
  ],
};
