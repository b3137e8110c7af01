import type { Construct } from "constructs";
import { admissionObjects } from "../../constructs/platform/admission/admission-objects.js";
import { ObjectsRelease } from "../../constructs/platform/objects-release.js";
import { MetricsReaderRole } from "../../constructs/platform/personas/metrics-reader-role.js";
import { PersonaRoles } from "../../constructs/platform/personas/persona-roles.js";
import { PriorityClasses } from "../../constructs/platform/priority-classes.js";
import { StorageClass } from "../../constructs/platform/storage-class.js";
import { SystemNamespace } from "../../constructs/platform/system-namespace.js";
import { BaseStack } from "../base-stack.js";
import { chartDigest } from "../chart.js";
import type { StackSpec } from "../layer.js";
import type { PlatformProps } from "./platform-specs.js";

/** What a pool needs before tenants: roles of the personas, classes of storage and priority, admission policies. */
export class PlatformStack extends BaseStack {
  constructor(scope: Construct, { name, props }: StackSpec<PlatformProps>) {
    const { backend, context, pool, division, registries } = props;
    super(scope, name, { backend, context, releases: registries !== undefined });
    const { ref } = new SystemNamespace(this, "system-namespace", props);
    if (props.personas) new PersonaRoles(this, "personas", { pool, division });
    if (props.metricsReaders) new MetricsReaderRole(this, "metrics-reader");
    if (props.priorityClasses) new PriorityClasses(this, "priority-classes");
    for (const storageClass of props.storageClasses) new StorageClass(this, storageClass.name, storageClass);
    if (registries === undefined) return;
    new ObjectsRelease(this, "admission", {
      name: "admission",
      namespace: ref.name,
      chart: { path: this.addChart("objects"), digest: chartDigest("objects") },
      objects: admissionObjects({ pool, registries }),
      after: ref.after,
    });
  }
}
