import { cityPools } from "../cluster/estates.js";
import { applyMissing, finishApply, ourApply, prepareCities } from "../cluster/first-apply.js";
import type { Row } from "../row.js";

const as = "system-officer";
const alone = cityPools.map((pool) => ourApply(`${pool} alone`, { pools: [pool], as }));

/** What is left of two cores for a second and a third pool of the same size. */
export const row: Row = {
  title: "A first apply of three equal pools at once",
  base: alone.map(({ name }) => name),
  rounds: 1,
  missing: applyMissing,
  prepare: prepareCities,
  variants: [...alone, ourApply("all three", { pools: cityPools, as, ratio: 1.5 })],
  finish: finishApply,
};
