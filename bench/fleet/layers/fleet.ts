import { BaseStack } from "../../../stacks/base-stack.js";
import type { Layer, StackSpec } from "../../../stacks/layer.js";
import type { Tenant } from "../model.js";
import { FleetTenant } from "../tenant.js";

/** The fleet as a layer: one stack a pool. */
export const layer: Layer<readonly Tenant[]> = {
  id: "fleet",
  specs: () => [],
  build(scope, spec: StackSpec<readonly Tenant[]>) {
    const stack = new BaseStack(scope, spec.name, { backend: { type: "local" }, context: spec.pool });
    for (const tenant of spec.props) new FleetTenant(stack, tenant);
    return stack;
  },
};
