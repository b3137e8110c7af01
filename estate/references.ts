import { z } from "zod";
import type { Kind, Path } from "./entity.js";
import { unwrap } from "./source/schema-walk.js";

/** Where values of a schema name other entities: a tree with one step of the way at each node. */
export interface ReferenceTree {
  /** The kinds that the value here may name. */
  readonly kinds?: readonly Kind[];
  /** The kinds that the keys of the map here may name. */
  readonly keyKinds?: readonly Kind[];
  /** What lies under each key that matters. */
  readonly steps: ReadonlyMap<string | number, ReferenceTree>;
  /** What lies under every key or index. */
  readonly each?: ReferenceTree;
}

const nowhere: ReferenceTree = { steps: new Map() };

function refersTo(schema: z.core.$ZodType): readonly Kind[] | undefined {
  return z.globalRegistry.get(schema)?.refers as readonly Kind[] | undefined;
}

/** The places of a schema that name other entities, as declared by `ref` in `schema.ts`. */
export function referenceTree(schema: z.core.$ZodType): ReferenceTree {
  const inner = unwrap(schema);
  const kinds = refersTo(schema) ?? refersTo(inner);
  if (kinds) return { ...nowhere, kinds };
  if (inner instanceof z.ZodObject) return branch(Object.entries(inner.shape) as [string, z.core.$ZodType][]);
  if (inner instanceof z.ZodTuple) return branch([...inner.def.items.entries()]);
  if (inner instanceof z.ZodArray) return under(referenceTree(inner.element));
  if (inner instanceof z.ZodUnion) return inner.options.map(referenceTree).reduce(merged);
  if (inner instanceof z.ZodRecord) {
    const keyKinds = refersTo(inner.keyType);
    const each = under(referenceTree(inner.valueType));
    return keyKinds ? { ...each, keyKinds } : each;
  }
  return nowhere;
}

/** A tree without what lies under some keys of its root. */
export function without({ steps, ...root }: ReferenceTree, keys: readonly string[]): ReferenceTree {
  return { ...root, steps: new Map([...steps].filter(([key]) => !keys.includes(String(key)))) };
}

function branch(children: readonly (readonly [string | number, z.core.$ZodType])[]): ReferenceTree {
  const trees = children.map(([key, child]) => [key, referenceTree(child)] as const);
  return { steps: new Map(trees.filter(([, tree]) => !isNowhere(tree))) };
}

function under(each: ReferenceTree): ReferenceTree {
  return isNowhere(each) ? nowhere : { ...nowhere, each };
}

function merged(a: ReferenceTree, b: ReferenceTree): ReferenceTree {
  return isNowhere(a) ? b : { ...a, ...b, steps: new Map([...a.steps, ...b.steps]) };
}

function isNowhere({ kinds, keyKinds, steps, each }: ReferenceTree): boolean {
  return !kinds && !keyKinds && !each && steps.size === 0;
}

/** Told of one name: what it may name, and where it stands. The path is reused; copy it to keep it. */
export type Visit = (name: string, kinds: readonly Kind[], path: Path, isKey: boolean) => void;

/** Visits every name that a value holds at the places of a tree. */
export function visitReferences(
  value: unknown,
  tree: ReferenceTree,
  visit: Visit,
  path: (string | number)[] = [],
): void {
  if (tree.kinds) {
    if (typeof value === "string") visit(value, tree.kinds, path, false);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  const here = value as Readonly<Record<string | number, unknown>>;
  for (const [key, child] of tree.steps) enter(here[key], key, child, visit, path);
  if (!tree.keyKinds && !tree.each) return;
  for (const key of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    if (tree.keyKinds) visitKey(String(key), tree.keyKinds, visit, path);
    if (tree.each) enter(here[key], key, tree.each, visit, path);
  }
}

function enter(
  value: unknown,
  key: string | number,
  tree: ReferenceTree,
  visit: Visit,
  path: (string | number)[],
): void {
  if (value === undefined) return;
  path.push(key);
  visitReferences(value, tree, visit, path);
  path.pop();
}

function visitKey(key: string, kinds: readonly Kind[], visit: Visit, path: (string | number)[]): void {
  path.push(key);
  visit(key, kinds, path, true);
  path.pop();
}

/** Whether a value has nothing but good names in it. */
type NameTest = (value: unknown) => boolean;

const always: NameTest = () => true;

function testOfMembers(ofKey: NameTest, ofMember: NameTest): NameTest {
  return (value) => {
    const here = value as Readonly<Record<string, unknown>>;
    for (const key in here) if (!ofKey(key) || !ofMember(here[key])) return false;
    return true;
  };
}

/** Neighbours mostly name the same, so the last good name is remembered. */
function testOfName(holds: (name: string) => boolean): NameTest {
  let last: string | undefined;
  return (value) => {
    if (typeof value !== "string" || value === last) return true;
    if (!holds(value)) return false;
    last = value;
    return true;
  };
}

/**
 * A test of whether something holds for every name in a value, made once for a tree. It keeps no places: almost
 * every value has nothing wrong with it, and is passed in less time.
 */
export function testOfNames(
  tree: ReferenceTree,
  holds: (name: string, kinds: readonly Kind[]) => boolean,
): NameTest {
  const { kinds, keyKinds } = tree;
  if (kinds) return testOfName((name) => holds(name, kinds));
  const steps = Array.from(tree.steps, ([key, child]) => ({ key, test: testOfNames(child, holds) }));
  const ofKey = keyKinds ? testOfName((name) => holds(name, keyKinds)) : always;
  const ofMember = tree.each ? testOfNames(tree.each, holds) : always;
  const ofAll = keyKinds || tree.each ? testOfMembers(ofKey, ofMember) : always;
  return (value) => {
    if (typeof value !== "object" || value === null) return true;
    const here = value as Readonly<Record<string | number, unknown>>;
    for (const { key, test } of steps) if (!test(here[key])) return false;
    return ofAll(value);
  };
}
