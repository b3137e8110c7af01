import type { StackSpec } from "./layer.js";

/** A stack's name is a folder's name, part of a state's key and the suffix of a Secret's name. */
const stackName = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

export const isStackName = (name: string) => stackName.test(name);

/**
 * Specs so that each comes after those it depends on, otherwise by name.
 *
 * @throws when a name is no name, taken twice, unknown, or depends on itself
 */
export function inOrder(specs: Iterable<StackSpec>): readonly StackSpec[] {
  const byName = new Map<string, StackSpec>();
  for (const spec of specs) {
    const { name, layer } = spec;
    if (!isStackName(name)) {
      throw new Error(
        `"${name}" (layer ${layer}) is no stack name: 1 to 63 lower-case letters, digits and -.`,
      );
    }
    const present = byName.get(name);
    if (present)
      throw new Error(`Two stacks are named ${name}, of the layers ${present.layer} and ${layer}.`);
    byName.set(name, spec);
  }
  const placed = new Set<StackSpec>();
  const place = (spec: StackSpec, path: readonly string[]) => {
    if (placed.has(spec)) return;
    const way = [...path, spec.name];
    if (path.includes(spec.name)) throw new Error(`Stacks wait for each other: ${way.join(" → ")}.`);
    for (const name of [...spec.dependsOn].sort()) {
      const other = byName.get(name);
      if (!other) throw new Error(`The stack ${spec.name} depends on ${name}, which no layer has.`);
      place(other, way);
    }
    placed.add(spec);
  };
  for (const name of [...byName.keys()].sort()) place(byName.get(name) as StackSpec, []);
  return [...placed];
}
