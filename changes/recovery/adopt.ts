import { labels, MANAGER } from "../../constructs/keys.js";
import { at, listAt, textAt } from "../objects/fields.js";
import type { ResourceChange, StackPlan } from "../plan/read.js";
import type { Import } from "../terraform/terraform.js";

/**
 * When a pool dies in the middle, some objects are made whose making Terraform never heard of: they are in the pool
 * and in no state, and the next run cannot make them. These imports take them in.
 *
 * @param addresses resources that could not be made because they exist
 * @returns undefined unless every one of them can be taken in
 */
export function importsOf(plan: StackPlan, addresses: readonly string[]): readonly Import[] | undefined {
  const imports = addresses.map((address) => {
    const resource = plan.resources.find((one) => one.address === address);
    const id = resource && importId(resource);
    return id === undefined ? undefined : { to: address, id };
  });
  return imports.every((one) => one !== undefined) ? imports : undefined;
}

/**
 * Whether what is to be imported is ours: somebody else's object of the same name is not ours to take. Objects carry
 * our mark; releases have it in their names.
 */
export function areOurs(plan: StackPlan, imports: readonly Import[]): boolean {
  return imports.every(({ to }) => {
    const resource = plan.resources.find(({ address }) => address === to);
    if (resource?.action !== "none" && resource?.action !== "update") return false;
    if (resource.type === "helm_release") return isOurRelease(textAt(resource.before, "name"));
    const [metadata] = listAt(resource.before, "metadata");
    return textAt(at(metadata, "labels"), labels.managedBy) === MANAGER;
  });
}

const isOurRelease = (name = "") => name.startsWith(`${MANAGER}-`);

/** As both providers want it: the name, after its namespace if it has one. */
function importId({ type, after }: ResourceChange): string | undefined {
  if (!type.startsWith("kubernetes_") && type !== "helm_release") return undefined;
  const metadata = type === "helm_release" ? after : listAt(after, "metadata")[0];
  const name = textAt(metadata, "name");
  const namespace = textAt(metadata, "namespace");
  if (name === undefined) return undefined;
  return namespace === undefined ? name : `${namespace}/${name}`;
}
