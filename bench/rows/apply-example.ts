import { startChartMirror } from "../../test/e2e/cluster/chart-mirror.js";
import { crdsMissing, definitions } from "../../test/e2e/cluster/crds.js";
import { examplePools, writeExample } from "../cluster/estates.js";
import { applyMissing, finishApply, ourApply, prepareEstate } from "../cluster/first-apply.js";
import type { Row } from "../row.js";

const ofExample = { as: "fan-jidong", kinds: definitions };
const alone = examplePools.map((pool) => ourApply(`${pool} alone`, { pools: [pool], ...ofExample }));

/** Pools are independent: three of them should not take three times as long. */
export const row: Row = {
  title: "A first apply of the example's province, a city and an industry at once",
  base: alone.map(({ name }) => name),
  rounds: 1,
  missing: () => crdsMissing ?? applyMissing(),
  // The pools know the charts' kinds as they really are; stand-ins for the charts bring nothing.
  prepare: (folder) => prepareEstate(folder, writeExample, () => startChartMirror(() => [])),
  variants: [...alone, ourApply("all three", { pools: examplePools, ...ofExample, ratio: 1.5 })],
  finish: finishApply,
};
