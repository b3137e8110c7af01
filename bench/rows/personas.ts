import { cells } from "../../test/e2e/personas/matrix.js";
import { fillSmallPool } from "../../test/e2e/stacks/small-pool.js";
import { planeFile, planeMissing, startPlane, stopPlanes } from "../cluster/planes.js";
import type { Row, Variant } from "../row.js";

const asked = (name: string, width: number, atMost?: Variant["atMost"]): Variant => ({
  name,
  module: new URL("../cluster/ask-matrix.js", import.meta.url),
  args: (folder) => [planeFile(folder, "matrix"), String(width)],
  ...(atMost ? { atMost } : {}),
});

/** Every cell of persona × verb × resource × scope, none sampled, asked of an API server. */
export const row: Row = {
  title: `The matrix of personas: ${cells.length} cells asked of an API server`,
  base: "one question after the other",
  rounds: 3,
  missing: () => planeMissing("kubectl"),
  async prepare(folder) {
    await fillSmallPool(await startPlane(folder, "matrix"));
  },
  variants: [
    asked("one question after the other", 1),
    asked("16 under way at a time", 16, { milliseconds: 3 * cells.length }),
  ],
  finish: stopPlanes,
};
