import type { Construct } from "constructs";
import { TenantApplication } from "../../constructs/tenancy/tenant-application.js";
import { BaseStack } from "../base-stack.js";
import type { StackSpec } from "../layer.js";
import { applicationProps } from "./application-props.js";
import type { TenancyProps } from "./tenancy-specs.js";

/** The applications of one shard of a pool's departments. */
export class TenancyStack extends BaseStack {
  constructor(scope: Construct, { name, props }: StackSpec<TenancyProps>) {
    super(scope, name, { backend: props.backend, context: props.context });
    for (const tenant of props.tenants) {
      for (const application of tenant.applications) {
        new TenantApplication(this, application.name, applicationProps(props.terms, tenant, application));
      }
    }
  }
}
