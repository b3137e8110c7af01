import type { Layer } from "../layer.js";
import { type MonitoringProps, monitoringSpecs } from "../monitoring/monitoring-specs.js";

/** `<pool>-monitoring`. */
export const layer: Layer<MonitoringProps> = {
  id: "monitoring",
  specs: monitoringSpecs,
  build: async (scope, spec) => {
    const [{ MonitoringStack }, { allDomains }] = await Promise.all([
      import("../monitoring/monitoring-stack.js"),
      import("../../monitoring/index.js"),
    ]);
    return new MonitoringStack(scope, spec, await allDomains());
  },
};
