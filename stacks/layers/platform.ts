import type { Layer } from "../layer.js";
import { type PlatformProps, platformSpecs } from "../platform/platform-specs.js";

/** `<pool>-platform`. */
export const layer: Layer<PlatformProps> = {
  id: "platform",
  specs: platformSpecs,
  build: async (scope, spec) =>
    new (await import("../platform/platform-stack.js")).PlatformStack(scope, spec),
};
