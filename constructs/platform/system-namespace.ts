import { Construct } from "constructs";
import { NamespaceV1 } from "../bindings.js";
import { managed } from "../keys.js";
import { podSecurityLabels } from "../pod-security.js";
import { DefaultDeny } from "../tenancy/default-deny.js";
import type { Direction } from "../tenancy/direction.js";
import type { NamespaceRef } from "../tenancy/namespace-ref.js";

/** The namespace that keeps our Helm releases. No pod runs in it. */
const SYSTEM_NAMESPACE = "zhengyun-system";

export interface SystemNamespaceProps {
  /** As for tenants: `1.35` or "none". */
  readonly podSecurity: string;
  /** What network policies of the pool can rule; none of them, no policy. */
  readonly directions: readonly Direction[];
}

/** Our own namespace in a pool. */
export class SystemNamespace extends Construct {
  readonly ref: NamespaceRef;

  constructor(scope: Construct, id: string, { podSecurity, directions }: SystemNamespaceProps) {
    super(scope, id);
    const namespace = new NamespaceV1(this, SYSTEM_NAMESPACE, {
      metadata: {
        name: SYSTEM_NAMESPACE,
        labels: { ...managed, ...(podSecurity === "none" ? {} : podSecurityLabels(podSecurity)) },
      },
      lifecycle: { preventDestroy: true },
    });
    this.ref = { name: SYSTEM_NAMESPACE, after: [namespace] };
    if (directions.length > 0) new DefaultDeny(this, "default-deny", { namespace: this.ref, directions });
  }
}
