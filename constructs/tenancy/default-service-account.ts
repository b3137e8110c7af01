import { Construct } from "constructs";
import { DefaultServiceAccountV1 } from "../bindings.js";
import { managed } from "../keys.js";
import type { NamespaceRef } from "./namespace-ref.js";

export interface DefaultServiceAccountProps {
  readonly namespace: NamespaceRef;
}

/** A namespace's default service account, whose token no pod gets unless it asks for it. */
export class DefaultServiceAccount extends Construct {
  constructor(scope: Construct, id: string, { namespace }: DefaultServiceAccountProps) {
    super(scope, id);
    new DefaultServiceAccountV1(this, `${namespace.name}.default-service-account`, {
      dependsOn: [...namespace.after],
      metadata: { namespace: namespace.name, labels: { ...managed } },
      automountServiceAccountToken: false,
    });
  }
}
