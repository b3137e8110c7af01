import { cityPools } from "../cluster/estates.js";
import { applyMissing, finishApply, plainApply, prepareCities } from "../cluster/first-apply.js";
import type { Row } from "../row.js";

const alone = cityPools.map((pool) => plainApply(`${pool} alone`, [pool]));

/** What the machine has left for a second and a third pool, whoever runs Terraform. */
export const row: Row = {
  title: "A first apply of three equal pools at once, by Terraform alone",
  base: alone.map(({ name }) => name),
  rounds: 1,
  missing: applyMissing,
  prepare: prepareCities,
  variants: [...alone, plainApply("all three", cityPools)],
  finish: finishApply,
};
