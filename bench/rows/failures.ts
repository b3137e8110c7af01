import { join } from "node:path";
import type { Row, Variant } from "../row.js";

const variant = (what: string, name: string, ratio?: number): Variant => ({
  name,
  module: new URL("../failures/enumerate.js", import.meta.url),
  args: (folder) => [join(folder, what), what],
  ...(ratio ? { atMost: { ratio } } : {}),
});

/** What it costs to look at every pair of failures, beside every single one. */
export const row: Row = {
  title: "Failures: 14 sites on two planes, enumerated",
  base: "every single failure",
  rounds: 5,
  variants: [
    variant("singles", "every single failure"),
    variant("pairs", "every single failure and every pair", 20),
  ],
};
