import { applyMissing, finishCities, ourApply, prepareCities } from "../cluster/cities.js";
import { cityPools } from "../cluster/estates.js";
import type { Row } from "../row.js";

const alone = cityPools.map((pool) => ourApply(`${pool} alone`, [pool]));

/** Pools are independent: three of them should not take three times as long. */
export const row: Row = {
  title: "A first apply of three pools at once",
  base: alone.map(({ name }) => name),
  rounds: 1,
  missing: applyMissing,
  prepare: prepareCities,
  variants: [...alone, ourApply("all three", cityPools, 1.5)],
  finish: finishCities,
};
