import { Release } from "@cdktf/provider-helm/lib/release/index.js";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { MANAGER } from "../keys.js";

/** A chart of others, and what it is told. */
export interface UpstreamChart {
  /** The chart's name, which is also that of its release, after `zhengyun-`. */
  readonly chart: string;
  readonly version: string;
  /** `https://…` or `oci://…`. */
  readonly repository: string;
  /** Only what differs from the chart's own defaults; every key must be one that the chart reads. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface UpstreamReleaseProps extends UpstreamChart {
  readonly namespace: string;
  /** What must exist before. */
  readonly after: readonly ITerraformDependable[];
}

/**
 * A chart that others publish, at one exact version. Its CRDs are part of it, and everything made of them goes with
 * it: so it is never destroyed by a plan. A failed upgrade is rolled back.
 */
export class UpstreamRelease extends Construct {
  readonly release: Release;

  constructor(scope: Construct, id: string, props: UpstreamReleaseProps) {
    super(scope, id);
    const { chart, version, repository, namespace, values } = props;
    this.release = new Release(this, `release.${chart}`, {
      dependsOn: [...props.after],
      name: `${MANAGER}-${chart}`,
      namespace,
      repository,
      chart,
      version,
      values: [JSON.stringify(values, null, 2)],
      atomic: true,
      maxHistory: 10,
      timeout: 600,
      lifecycle: { preventDestroy: true },
    });
  }
}
