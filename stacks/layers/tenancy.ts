import type { Layer } from "../layer.js";
import { type TenancyProps, tenancySpecs } from "../tenancy/tenancy-specs.js";

const load = () => import("../tenancy/tenancy-stack.js");

/** `<pool>-tenancy-<shard>`. Most changes are of departments, so it is loaded ahead. */
export const layer: Layer<TenancyProps> = {
  id: "tenancy",
  specs: tenancySpecs,
  load,
  build: async (scope, spec) => new (await load()).TenancyStack(scope, spec),
};
