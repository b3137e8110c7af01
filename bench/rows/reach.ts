import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Row, Variant } from "../row.js";

const size = (quick: boolean) => (quick ? ["30", "3"] : ["1000", "10"]);

const variant = (file: string, name: string, atMost?: Variant["atMost"]): Variant => ({
  name,
  module: new URL(`../reach/${file}.js`, import.meta.url),
  args: (folder, quick) => [join(folder, file), ...size(quick)],
  ...(atMost ? { atMost } : {}),
});

/** Who reaches whom, in full semantics, against labels alone. */
export const row: Row = {
  title: "Reachability: 1,000 departments × 10 workloads, all ordered pairs",
  base: "labels only, a bit matrix in thirty lines",
  rounds: 5,
  variants: [
    variant("bit-matrix", "labels only, a bit matrix in thirty lines"),
    variant("ours", "zhengyun, full semantics", { ratio: 3, megabytes: 256 }),
    {
      ...variant("ours", "the same, reading the manifests too"),
      args: (folder, quick) => [join(folder, "read"), ...size(quick), "read"],
    },
  ],
  verify(folder) {
    const [labels, full] = ["bit-matrix", "ours"].map((file) => readFileSync(join(folder, file), "utf8"));
    if (labels !== full) throw new Error(`labels alone allow ${labels} pairs, full semantics ${full}`);
  },
};
