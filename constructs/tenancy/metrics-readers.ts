import { Construct } from "constructs";
import { RoleBindingV1 } from "../bindings.js";
import { managed } from "../keys.js";
import { METRICS_READER } from "../platform/personas/names.js";
import { groupSubject } from "../subjects.js";
import type { NamespaceRef } from "./namespace-ref.js";

export interface MetricsReadersProps {
  readonly namespace: NamespaceRef;
  /** Namespaces of the same department whose service accounts may read this one's metrics. */
  readonly readers: readonly string[];
}

/** Lets applications that show their department's metrics read those of one of its namespaces. */
export class MetricsReaders extends Construct {
  constructor(scope: Construct, id: string, { namespace, readers }: MetricsReadersProps) {
    super(scope, id);
    new RoleBindingV1(this, `${namespace.name}.metrics-readers`, {
      dependsOn: [...namespace.after],
      metadata: { name: "metrics-readers", namespace: namespace.name, labels: { ...managed } },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: METRICS_READER },
      subject: readers.map((reader) => groupSubject(`system:serviceaccounts:${reader}`)),
    });
  }
}
