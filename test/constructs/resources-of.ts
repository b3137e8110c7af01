import { json, type Make } from "../stacks/in-stack.js";

export type Resource = Readonly<Record<string, unknown>>;

/** The Terraform resources of constructs, by address, without the notes that CDKTF leaves in each. */
export async function resourcesOf(make: Make): Promise<Record<string, Resource>> {
  return byAddress(json(make, { releases: true }));
}

/** The resources of a synthesised stack, by address. */
export function byAddress(stack: Readonly<Record<string, unknown>>): Record<string, Resource> {
  const types = (stack.resource ?? {}) as Record<string, Record<string, Resource>>;
  return Object.fromEntries(
    Object.entries(types).flatMap(([type, named]) =>
      Object.entries(named).map(([name, { "//": _, ...resource }]) => [`${type}.${name}`, resource]),
    ),
  );
}
