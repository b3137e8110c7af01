import { Construct } from "constructs";
import { ClusterRoleV1 } from "../../bindings.js";
import { managed } from "../../keys.js";
import { METRICS_READER } from "./names.js";
import { readsMetrics } from "./rights.js";

/** The cluster role of programs that show their department's metrics; bound in namespaces only. */
export class MetricsReaderRole extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { apiGroups, resources, verbs } = readsMetrics;
    new ClusterRoleV1(this, "metrics-reader", {
      metadata: { name: METRICS_READER, labels: { ...managed } },
      rule: [{ apiGroups: [...apiGroups], resources: [...resources], verbs: [...verbs] }],
    });
  }
}
