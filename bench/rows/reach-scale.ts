import { join } from "node:path";
import type { Row, Variant } from "../row.js";

const variant = (file: string, size: readonly string[], name: string, ratio?: number): Variant => ({
  name,
  module: new URL(`../reach/${file}.js`, import.meta.url),
  args: (folder, quick) => [join(folder, file), ...(quick ? ["30", "3"] : size)],
  ...(ratio ? { atMost: { ratio } } : {}),
});

const change = (kind: string, what: string): Variant => ({
  ...variant("change", [], `10,000 workloads, the new verdicts after ${what}`, 0.02),
  args: (folder, quick) => [join(folder, kind), ...(quick ? ["30", "3"] : ["1000", "10"]), kind],
});

/** How the time grows, and what one change costs. */
export const row: Row = {
  title: "Reachability: ten times the workloads, and one change",
  base: "10,000 workloads",
  rounds: 3,
  variants: [
    variant("ours", ["1000", "10"], "10,000 workloads"),
    variant("ours", ["1000", "100"], "100,000 workloads of as many departments", 10),
    variant("ours", ["10000", "10"], "100,000 workloads of ten times the departments", 10),
    change("NetworkPolicy", "one policy has come or gone"),
    change("Pod", "one workload has come or gone"),
    change("Namespace", "one namespace has other labels"),
  ],
};
