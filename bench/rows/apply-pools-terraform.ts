import { applyMissing, finishCities, plainApply, prepareCities } from "../cluster/cities.js";
import { cityPools } from "../cluster/estates.js";
import type { Row } from "../row.js";

const alone = cityPools.map((pool) => plainApply(`${pool} alone`, [pool]));

/** What the machine has left for a second and a third pool, whoever runs Terraform. */
export const row: Row = {
  title: "A first apply of three pools at once, by Terraform alone",
  base: alone.map(({ name }) => name),
  rounds: 1,
  missing: applyMissing,
  prepare: prepareCities,
  variants: [...alone, plainApply("all three", cityPools)],
  finish: finishCities,
};
