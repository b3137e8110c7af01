import type { Construct, Node } from "constructs";
import { HelmProvider, KubernetesProvider } from "../constructs/bindings.js";
import {
  TerraformElement,
  type TerraformOutput,
  TerraformStack,
  TerraformVariable,
} from "../constructs/cdktf.js";
import { addressOf } from "./address.js";
import { Assets } from "./assets.js";
import { type BackendProps, StateBackend, terraformVersion } from "./backend.js";
import { chartFiles } from "./chart.js";
import { expression } from "./expression.js";
import { copied, setAt } from "./synthesis/merge.js";
import { type StackText, stackText } from "./synthesis/stack-text.js";

/** The providers every stack is pinned to, by the name Terraform and OpenTofu agree on. */
const providers = {
  kubernetes: { source: "hashicorp/kubernetes", version: "~> 2.38" },
  helm: { source: "hashicorp/helm", version: "~> 3.1" },
};

export interface BaseStackProps {
  readonly backend: BackendProps;
  /**
   * The kubeconfig context of the pool. It becomes the default of the variable `kube_context`; the kubeconfig
   * itself is named by KUBE_CONFIG_PATH. Credentials are never part of a stack.
   */
  readonly context: string;
  /** Whether the stack has Helm releases. @default false */
  readonly releases?: boolean;
}

/**
 * One Terraform root: pinned providers, a backend of its own, addresses that depend on entity keys only.
 *
 * A resource is created with its entity's whole key as construct id (`education-xueji.default-deny`), however
 * deep in the tree; the address is that key (see `addressOf`). All text is literal: see escape.ts.
 */
export class BaseStack extends TerraformStack {
  /** Files that travel with the stack. */
  readonly assets = new Assets();
  readonly #overrides: Record<string, unknown> = {};

  /** @param name the stack's name in its spec */
  constructor(scope: Construct, name: string, props: BaseStackProps) {
    super(scope, name);
    this.addOverride("terraform.required_version", terraformVersion(props.backend));
    new StateBackend(this, name, props.backend);
    const configContext = this.contextVariable(props.context).stringValue;
    new KubernetesProvider(this, "kubernetes", { configContext });
    this.addOverride("terraform.required_providers.kubernetes", providers.kubernetes);
    if (props.releases) {
      new HelmProvider(this, "helm", { kubernetes: { configContext } });
      this.addOverride("terraform.required_providers.helm", providers.helm);
    }
  }

  /**
   * A file beside the stack's `cdk.tf.json`, so that the folder can be applied elsewhere.
   *
   * @param name relative to the stack's folder, with `/`
   * @returns its path as an expression, for a resource's property
   */
  addAsset(name: string, contents: string): string {
    this.assets.add(name, contents);
    return `${expression("path.module")}/${name}`;
  }

  /**
   * The chart `charts/<name>` of this project, copied beside the stack.
   *
   * @returns its folder as an expression, for a release's `chart`
   */
  addChart(name: string): string {
    for (const [file, contents] of chartFiles(name)) this.assets.add(`charts/${name}/${file}`, contents);
    return `${expression("path.module")}/charts/${name}`;
  }

  /** The stack's `cdk.tf.json`. @throws when two constructs have one address */
  text(): StackText {
    return stackText(this, this.#overrides);
  }

  /** The same, as an object: what CDKTF's own synthesis and its testing helpers ask for. */
  override toTerraform(): Record<string, unknown> {
    return JSON.parse(new TextDecoder().decode(this.text().bytes));
  }

  override addOverride(path: string, value: unknown): void {
    // Later overrides write into it, and it may be another stack's too.
    const own = copied(value);
    super.addOverride(path, own);
    setAt(this.#overrides, path.split("."), own);
  }

  override registerOutgoingCrossStackReference(identifier: string): TerraformOutput {
    throw sharedReference(identifier, this.node.id);
  }

  override registerIncomingCrossStackReference(from: TerraformStack): never {
    throw sharedReference("an element", from.node.id);
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const node = TerraformElement.isTerraformElement(element) ? element.node : element;
    return addressOf(node.id, node.path);
  }

  private contextVariable(context: string): TerraformVariable {
    const variable = new TerraformVariable(this, "kube-context", {
      type: "string",
      default: context,
      description: "The kubeconfig context of the pool; the kubeconfig is named by KUBE_CONFIG_PATH.",
    });
    variable.overrideLogicalId("kube_context");
    return variable;
  }
}

const sharedReference = (what: string, stack: string) =>
  new Error(
    `A stack refers to ${what} of the stack ${stack}; stacks are applied apart and share nothing, ` +
      "so give both the value in their props and let the spec depend on the other.",
  );
