import { imageAt } from "../../network/image.js";

/**
 * Values of the chart prometheus-smartctl-exporter. A drive answers only to who may do anything with it: the chart
 * runs it privileged, with the node's `/dev`, and there is no way around. It gets nothing else of the node: no network,
 * and no role (the chart's own is for a policy that Kubernetes no longer has).
 */
export function smartctlExporterValues(images?: string): Readonly<Record<string, unknown>> {
  return {
    ...imageAt(images, "prometheuscommunity/smartctl-exporter"),
    hostNetwork: false,
    rbac: { create: false },
  };
}
