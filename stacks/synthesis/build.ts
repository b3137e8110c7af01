import type { IConstruct } from "constructs";
import { App, Aspects, type TerraformStack } from "../../constructs/cdktf.js";
import type { Layer, StackSpec } from "../layer.js";
import { muteTraces } from "./quiet.js";
import type { StackText } from "./stack-text.js";

/** A stack as files. */
export interface BuiltStack extends StackText {
  /** Files beside `cdk.tf.json`, by name relative to the stack's folder. */
  readonly assets: readonly (readonly [name: string, contents: string])[];
}

/**
 * Makes the constructs of one spec in an app of their own, writes them, and takes the tree apart again.
 *
 * @param folder an existing folder with `stacks/` in it, which CDKTF wants to see
 * @throws what the constructs, their validations or two constructs of one address have to say
 */
export async function buildStack(layer: Layer, spec: StackSpec, folder: string): Promise<BuiltStack> {
  const restore = muteTraces();
  try {
    const stack = await layer.build(new App({ outdir: folder }), spec);
    if (stack.node.id !== spec.name) {
      throw new Error(`The layer ${layer.id} made the stack ${stack.node.id} of the spec ${spec.name}.`);
    }
    applyAspects(stack);
    stack.runAllValidations();
    const built = { ...stack.text(), assets: stack.assets.entries() };
    takeApart(stack);
    return built;
  } finally {
    restore();
  }
}

/** Aspects of the stack itself. (CDKTF does not run those of the app either.) */
function applyAspects(stack: TerraformStack) {
  const aspects = Aspects.of(stack).all;
  if (aspects.length === 0) return;
  for (const construct of stack.node.findAll()) for (const aspect of aspects) aspect.visit(construct);
}

/**
 * CDKTF remembers every token for the life of the process, a token its construct, and a construct its parents.
 * Cutting the parents from their children lets almost all of a written stack be collected.
 */
function takeApart(construct: IConstruct) {
  for (const child of construct.node.children) {
    takeApart(child);
    construct.node.tryRemoveChild(child.node.id);
  }
}
