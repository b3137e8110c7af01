// The same constructs through stock CDKTF, with the addresses and settings that ours have.
import { mkdirSync } from "node:fs";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider/index.js";
import { App, LocalBackend, TerraformElement, TerraformStack, TerraformVariable } from "cdktf";
import type { Construct, Node } from "constructs";
import { fleetFromArguments } from "./size.js";
import { FleetTenant } from "./tenant.js";

class StockStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const context = new TerraformVariable(this, "kube-context", {
      type: "string",
      default: id,
      description: "The kubeconfig context of the pool; the kubeconfig is named by KUBE_CONFIG_PATH.",
    });
    context.overrideLogicalId("kube_context");
    new LocalBackend(this, { path: `../../../state/${id}.tfstate` });
    new KubernetesProvider(this, "kubernetes", { configContext: context.stringValue });
    this.addOverride("terraform.required_version", ">= 1.6");
    const kubernetes = { source: "hashicorp/kubernetes", version: "~> 2.38" };
    this.addOverride("terraform.required_providers.kubernetes", kubernetes);
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const { id } = TerraformElement.isTerraformElement(element) ? element.node : element;
    return id.replaceAll(".", "_");
  }
}

const { out, pools } = fleetFromArguments();
mkdirSync(out, { recursive: true });
const app = new App({ outdir: out });
for (const pool of pools) {
  const stack = new StockStack(app, pool.id);
  for (const tenant of pool.tenants) new FleetTenant(stack, tenant);
}
app.synth();
