import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1/index.js";
import { Construct } from "constructs";
import { BaseStack } from "../../../../stacks/base-stack.js";
import type { Layer, StackSpec } from "../../../../stacks/layer.js";

export interface NamespacesProps {
  readonly names: readonly string[];
  readonly assets?: Readonly<Record<string, string>>;
  readonly error?: string;
}

/** A layer for tests: namespaces, files beside them, or an error. */
export const layer: Layer<NamespacesProps> = {
  id: "namespaces",
  specs: () => [],
  build(scope, { name, props }: StackSpec<NamespacesProps>) {
    if (props.error !== undefined) throw new Error(props.error);
    const stack = new BaseStack(scope, name, { backend: { type: "local" }, context: "harbin" });
    for (const [index, id] of props.names.entries()) {
      new NamespaceV1(new Construct(stack, `${index}`), id, { metadata: { name: id } });
    }
    for (const [file, contents] of Object.entries(props.assets ?? {})) stack.addAsset(file, contents);
    return stack;
  },
};
