import { Construct } from "constructs";
import type { NetworkPolicyV1 } from "../bindings.js";
import { bothDirections, type Direction, policyTypes } from "./direction.js";
import { namespacePolicy } from "./namespace-policy.js";
import type { NamespaceRef } from "./namespace-ref.js";

export interface DefaultDenyProps {
  readonly namespace: NamespaceRef;
  /** @default - both */
  readonly directions?: readonly Direction[];
}

/**
 * Refuses every connection from and to every pod of a namespace that no other policy permits (GB/T 22239-2019
 * 8.1.3.2 a). Everything else in the namespace waits for it, so there is no moment without it.
 */
export class DefaultDeny extends Construct {
  readonly policy: NetworkPolicyV1;

  constructor(scope: Construct, id: string, { namespace, directions = bothDirections }: DefaultDenyProps) {
    super(scope, id);
    this.policy = namespacePolicy(this, namespace, "default-deny", {
      podSelector: {},
      policyTypes: policyTypes(directions),
    });
  }
}
