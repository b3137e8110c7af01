import { readFileSync } from "node:fs";
import { join } from "node:path";
import { programsMissing } from "../program.js";
import type { Row, Variant } from "../row.js";

const variant = (file: string, name: string, how: readonly string[] = []): Variant => ({
  name,
  module: new URL(`../reach/${file}.js`, import.meta.url),
  args: (folder, quick) => [join(folder, file), ...(quick ? ["6", "3"] : ["40", "10"]), ...how],
});

/**
 * Who reaches whom, against a policy engine by other hands that looks at one connection after another. That one is
 * compiled beforehand, ours while it runs, which at this size is most of its first answer: so both are told.
 */
export const row: Row = {
  title: "Reachability: 40 departments × 10 workloads, all ordered pairs on four ports",
  base: "cyclonus 0.5.6",
  rounds: 3,
  missing: () => programsMissing("cyclonus-judge"),
  variants: [
    variant("cyclonus", "cyclonus 0.5.6"),
    variant("ours", "zhengyun, full semantics, once in a fresh process"),
    { ...variant("ours", "the same once it has been compiled", ["warm"]), atMost: { ratio: 0.01 } },
  ],
  verify(folder) {
    const [theirs, ours] = ["cyclonus", "ours"].map((file) => readFileSync(join(folder, file), "utf8"));
    if (theirs !== ours) throw new Error(`cyclonus allows ${theirs} connections, we ${ours}`);
  },
};
