import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { extranetObjects } from "../../constructs/network/extranet-objects.js";
import { MetallbNamespace } from "../../constructs/network/metallb-namespace.js";
import { METALLB_NAMESPACE } from "../../constructs/network/namespace.js";
import { ObjectsRelease } from "../../constructs/platform/objects-release.js";
import { UpstreamRelease } from "../../constructs/platform/upstream-release.js";
import { BaseStack } from "../base-stack.js";
import { chartDigest } from "../chart.js";
import type { StackSpec } from "../layer.js";
import type { ExtranetStackProps } from "./extranet-specs.js";

/** A pool's way to both planes: frr-k8s, MetalLB, and what they are to do. */
export class ExtranetStack extends BaseStack {
  constructor(scope: Construct, { name, props }: StackSpec<ExtranetStackProps>) {
    const { backend, context } = props;
    super(scope, name, { backend, context, releases: true });
    let after: readonly ITerraformDependable[] = new MetallbNamespace(
      this,
      "metallb-namespace",
      props.namespace,
    ).after;
    for (const chart of props.charts) {
      const { release } = new UpstreamRelease(this, chart.chart, {
        ...chart,
        namespace: METALLB_NAMESPACE,
        after,
      });
      after = [release];
    }
    new ObjectsRelease(this, "extranet", {
      name: "extranet",
      namespace: METALLB_NAMESPACE,
      chart: { path: this.addChart("objects"), digest: chartDigest("objects") },
      objects: extranetObjects(props.extranet),
      after,
    });
  }
}
