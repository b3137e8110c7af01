import { applyMissing, finishCities, ourApply, plainApply, prepareCities } from "../cluster/cities.js";
import { cityPools } from "../cluster/estates.js";
import type { Row } from "../row.js";

const [pool] = cityPools;

/** A first apply of one pool: what planning in words, approval and audit cost beside Terraform itself. */
export const row: Row = {
  title: "A first apply of a pool of 300 resources",
  base: "terraform init and apply, stack by stack",
  rounds: 3,
  missing: applyMissing,
  prepare: prepareCities,
  variants: [
    plainApply("terraform init and apply, stack by stack", [pool]),
    ourApply("zhengyun apply", [pool], 1.2),
  ],
  finish: finishCities,
};
