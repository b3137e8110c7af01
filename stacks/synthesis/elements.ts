import type { IConstruct } from "constructs";
import {
  AnnotationMetadataEntryType,
  TerraformAsset,
  TerraformElement,
  TerraformResource,
  TerraformStack,
} from "../../constructs/cdktf.js";

/** The elements of a stack, found in one walk over its tree. */
export interface Elements {
  /** All of them, in the order of the tree. */
  readonly all: readonly TerraformElement[];
  /** Resources by type and address; the rest (providers, variables, data sources …) in `others`. */
  readonly resources: ReadonlyMap<string, ReadonlyMap<string, TerraformResource>>;
  readonly others: readonly TerraformElement[];
}

/**
 * @throws when two resources have one address, and for what would be lost without a word: an annotated
 *   error, a stack inside the stack, a CDKTF asset
 */
export function collect(stack: TerraformStack): Elements {
  const all: TerraformElement[] = [];
  const others: TerraformElement[] = [];
  const resources = new Map<string, Map<string, TerraformResource>>();
  const visit = (construct: IConstruct) => {
    refuseWhatWouldBeLost(construct);
    if (TerraformElement.isTerraformElement(construct)) {
      all.push(construct);
      if (TerraformResource.isTerraformResource(construct)) place(resources, construct);
      else others.push(construct);
    }
    for (const child of construct.node.children) visit(child);
  };
  for (const child of stack.node.children) visit(child);
  return { all, resources, others };
}

function place(resources: Map<string, Map<string, TerraformResource>>, resource: TerraformResource) {
  const type = resource.terraformResourceType;
  let addresses = resources.get(type);
  if (addresses === undefined) {
    addresses = new Map();
    resources.set(type, addresses);
  }
  const address = resource.friendlyUniqueId;
  const present = addresses.get(address);
  if (present !== undefined) throw duplicate(`${type}.${address}`, present.node.path, resource.node.path);
  addresses.set(address, resource);
}

/** Terraform would see one object where two were meant; CDKTF would merge them without a word. */
export function duplicate(address: string, one: string, other: string): Error {
  return new Error(
    `Two constructs have the one Terraform address ${address}: ${one} and ${other}; give one another id.`,
  );
}

function refuseWhatWouldBeLost(construct: IConstruct) {
  const { path, metadata } = construct.node;
  for (const { type, data } of metadata) {
    if (type === AnnotationMetadataEntryType.ERROR) throw new Error(`${path}: ${data}`);
  }
  if (TerraformStack.isStack(construct)) {
    throw new Error(`${path} is a stack inside a stack; declare it as a spec of its own.`);
  }
  if (construct instanceof TerraformAsset) {
    throw new Error(`${path} is a CDKTF asset; add files to a stack with addAsset instead.`);
  }
}
