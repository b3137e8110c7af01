import { Construct } from "constructs";
import { bothDirections, type Direction, policyTypes } from "./direction.js";
import { namespacePolicy } from "./namespace-policy.js";
import type { NamespaceRef } from "./namespace-ref.js";

export interface SameApplicationProps {
  readonly namespace: NamespaceRef;
  /** @default - both */
  readonly directions?: readonly Direction[];
}

/** Lets the pods of one application, that is of one namespace, reach each other. */
export class SameApplication extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { namespace, directions = bothDirections }: SameApplicationProps,
  ) {
    super(scope, id);
    namespacePolicy(this, namespace, "same-application", {
      podSelector: {},
      policyTypes: policyTypes(directions),
      ...(directions.includes("ingress") ? { ingress: [{ from: [{ podSelector: {} }] }] } : {}),
      ...(directions.includes("egress") ? { egress: [{ to: [{ podSelector: {} }] }] } : {}),
    });
  }
}
