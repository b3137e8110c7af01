import { Construct } from "constructs";
import { NetworkPolicyV1 } from "../bindings.js";
import { managed } from "../keys.js";
import { bothDirections, type Direction, policyTypes } from "./direction.js";
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
    new NetworkPolicyV1(this, `${namespace.name}.same-application`, {
      dependsOn: [...namespace.after],
      metadata: { name: "same-application", namespace: namespace.name, labels: { ...managed } },
      spec: {
        podSelector: {},
        policyTypes: policyTypes(directions),
        ...(directions.includes("ingress") ? { ingress: [{ from: [{ podSelector: {} }] }] } : {}),
        ...(directions.includes("egress") ? { egress: [{ to: [{ podSelector: {} }] }] } : {}),
      },
    });
  }
}
