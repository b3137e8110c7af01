import { readFileSync } from "node:fs";
import { join } from "node:path";
import { programsMissing } from "../program.js";
import type { Row } from "../row.js";

/** Scrape, evaluation and group wait, a second each, and one more for everything else. */
const budget = 4_000;
const name = "99th percentile";

/** From a metric that turns bad to the phone that rings. */
export const row: Row = {
  title: "From a fault to the phone",
  base: name,
  rounds: 1,
  missing: () => programsMissing("prometheus", "alertmanager"),
  variants: [
    {
      name,
      module: new URL("../alert/to-phone.js", import.meta.url),
      args: (folder, quick) => [folder, quick ? "20" : "200"],
      atMost: { milliseconds: budget },
    },
  ],
  remark: (folder) => {
    const trials = readFileSync(join(folder, "trials.txt"), "utf8").trim().split("\n").map(Number);
    const [middle = 0, last = 0] = [trials[Math.floor(trials.length / 2)], trials.at(-1)];
    return `${trials.length} faults; half of them rang within ${middle} ms, all within ${last} ms. Scrape, evaluation and group wait take a second each.`;
  },
};
