import { type TerraformElement, TerraformOutput, type TerraformStack } from "../../constructs/cdktf.js";
import { collect } from "./elements.js";
import { Fragments } from "./fragments.js";
import { JsonBytes } from "./json-bytes.js";
import { type Json, mergeInto } from "./merge.js";
import { StackWriter } from "./stack-writer.js";

/** What a stack's `cdk.tf.json` holds. */
export interface StackText {
  /** UTF-8; valid until the next stack is written in this thread. */
  readonly bytes: Uint8Array;
  /** How many resources it declares. */
  readonly resources: number;
}

const out = new JsonBytes();

/**
 * Writes a stack as stock CDKTF's `toTerraform` and stable stringify would (see TextWriter). Resources, the
 * bulk of every stack, go straight from their construct to bytes, one at a time; the rest is merged first.
 *
 * @param overrides what was given to the stack's `addOverride`, as one tree
 * @throws when two constructs have one address
 */
export function stackText(stack: TerraformStack, overrides: Json): StackText {
  const { all, others, resources } = collect(stack);
  const special = new Set<TerraformElement>();
  const metadata = metadataOf(stack, all, overrides, special);
  const fragments = new Fragments();
  const apart = mayStandApart(metadata, overrides);
  for (const element of apart ? others : all) fragments.add(element);
  const comment = { metadata, outputs: outputsOf(others) };
  const merged = mergeInto({ "//": comment, ...fragments.merged }, overrides, "deletes");
  out.truncate(0);
  new StackWriter(stack, out, special).write(merged, apart ? resources : new Map());
  let count = 0;
  for (const addresses of resources.values()) count += addresses.size;
  return { bytes: out.view(), resources: count };
}

/** Moved and imported resources make sections of their own, and a stack's overrides may reach into resources. */
const mayStandApart = (metadata: Json, overrides: Json) =>
  metadata.moved === undefined && metadata.imports === undefined && overrides.resource === undefined;

/** @param special gets the elements that have overrides, or are moved or imported */
function metadataOf(
  stack: TerraformStack,
  elements: readonly TerraformElement[],
  overrides: Json,
  special: Set<TerraformElement>,
): Json {
  const overridden = Object.keys(overrides);
  const metadata: Json = {
    version: stack.node.tryGetContext("cdktfVersion"),
    stackName: stack.node.id,
    backend: "local",
    ...(overridden.length > 0 ? { overrides: { stack: overridden } } : {}),
  };
  for (const element of elements) {
    const own: Json = element.toMetadata();
    for (const key in own) {
      if (own[key] === undefined) continue;
      special.add(element);
      mergeInto(metadata, { [key]: own[key] }, "is skipped");
    }
  }
  return metadata;
}

/** The tree of outputs by construct path, which the cdktf command line reads. */
function outputsOf(elements: readonly TerraformElement[]): Json {
  const outputs: Json = {};
  for (const element of elements) {
    if (!TerraformOutput.isTerraformOutput(element)) continue;
    const path = element.node.path.split("/");
    const leaf: Json = { [path.pop() ?? ""]: element.friendlyUniqueId };
    const tree = path.reduceRight<Json>((inner, part) => ({ [part]: inner }), leaf);
    mergeInto(outputs, tree, "is skipped");
  }
  return outputs;
}
