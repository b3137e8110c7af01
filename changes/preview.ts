import type { StackSpec } from "../stacks/layer.js";
import type { KubernetesObject } from "../stacks/render/render-stack.js";
import { specText } from "../stacks/synthesis/digest.js";
import { buildObjects } from "./build-objects.js";
import { keyOf, nameOf, type ObjectChange } from "./objects/object.js";
import { canonical } from "./plan/canonical.js";

/** The specs of one stack, before and after; undefined where the stack does not exist then. */
interface Pair {
  readonly before: StackSpec | undefined;
  readonly after: StackSpec | undefined;
}

/**
 * What differs, object by object, between what two estates would make of their pools: the answer to "what changes
 * if this is merged", without Terraform, state or a pool in reach. Only stacks whose specs differ are built.
 *
 * @returns every object of these stacks, those that stay as they are too
 */
export async function previewChanges(
  before: readonly StackSpec[],
  after: readonly StackSpec[],
): Promise<readonly ObjectChange[]> {
  const earlier = new Map(before.map((spec) => [spec.name, spec]));
  const later = new Map(after.map((spec) => [spec.name, spec]));
  const names = [...new Set([...earlier.keys(), ...later.keys()])].sort();
  const pairs = names.map((name): Pair => ({ before: earlier.get(name), after: later.get(name) }));
  const different = pairs.filter(isDifferent);
  const built = await buildObjects(
    different.flatMap(({ before, after }) => [before, after].filter((spec) => spec !== undefined)),
  );
  const objects = (spec: StackSpec | undefined) =>
    new Map((spec ? (built.get(spec) ?? []) : []).map((object) => [keyOf(object), object]));
  return different.flatMap(({ before, after }) =>
    changesOf((after ?? before) as StackSpec, objects(before), objects(after)),
  );
}

function isDifferent({ before, after }: Pair): boolean {
  return !before || !after || specText(before) !== specText(after);
}

type Objects = ReadonlyMap<string, KubernetesObject>;

function changesOf(spec: StackSpec, was: Objects, will: Objects): ObjectChange[] {
  return [...new Set([...was.keys(), ...will.keys()])].map((key) =>
    changeOf(spec, was.get(key), will.get(key)),
  );
}

function changeOf(
  { name: stack, pool }: StackSpec,
  before: KubernetesObject | undefined,
  after: KubernetesObject | undefined,
): ObjectChange {
  const { kind, metadata } = (after ?? before) as KubernetesObject;
  const { name, namespace } = metadata;
  const isSame = before && after && canonical(before) === canonical(after);
  return {
    stack,
    pool,
    address: nameOf({ kind, namespace, name }),
    isPart: false,
    action: before ? (after ? (isSame ? "none" : "update") : "delete") : "create",
    kind,
    namespace,
    name,
    before,
    after,
  };
}
