import { type ExtranetStackProps, extranetSpecs } from "../extranet/extranet-specs.js";
import type { Layer } from "../layer.js";

/** `<pool>-extranet`. */
export const layer: Layer<ExtranetStackProps> = {
  id: "extranet",
  specs: extranetSpecs,
  build: async (scope, spec) =>
    new (await import("../extranet/extranet-stack.js")).ExtranetStack(scope, spec),
};
