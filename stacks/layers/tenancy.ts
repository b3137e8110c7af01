import type { Layer } from "../layer.js";
import { type TenancyProps, tenancySpecs } from "../tenancy/tenancy-specs.js";

/** `<pool>-tenancy-<shard>`. */
export const layer: Layer<TenancyProps> = {
  id: "tenancy",
  specs: tenancySpecs,
  build: async (scope, spec) => new (await import("../tenancy/tenancy-stack.js")).TenancyStack(scope, spec),
};
