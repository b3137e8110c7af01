import type { Estate } from "../estate/index.js";
import type { Danger, DangerRule } from "./danger.js";
import { objectsOf } from "./objects/from-plan.js";
import { nameOf, type ObjectChange } from "./objects/object.js";
import { planDigest, type StackDigest, stackDigest } from "./plan/digest.js";
import type { StackPlan } from "./plan/read.js";
import { type OpenedGrant, openedGrants, type PoolSummary, summarise } from "./summary.js";
import { Surroundings } from "./surroundings.js";

/** What changes mean: for whom, how dangerous, by which grants. */
export interface Judgement {
  readonly dangers: readonly Danger[];
  readonly pools: readonly PoolSummary[];
  readonly grants: readonly OpenedGrant[];
}

/** What the plans of some stacks mean together. */
export interface Assessment extends Judgement {
  /** Undefined if nothing changes. */
  readonly digest: string | undefined;
  readonly stacks: readonly StackDigest[];
}

/** Judges plans: what changes for whom, what is dangerous, and the digest that names exactly this. Pure. */
export function assess(
  plans: readonly StackPlan[],
  estate: Estate,
  rules: readonly DangerRule[],
  today: string,
): Assessment {
  const changes = plans.flatMap(objectsOf);
  const newStacks = plans.filter(({ isNew }) => isNew).map(({ stack }) => stack);
  const stacks = plans
    .map(stackDigest)
    .filter((digest) => digest !== undefined)
    .sort((a, b) => (a.stack < b.stack ? -1 : 1));
  return {
    digest: stacks.length > 0 ? planDigest(stacks) : undefined,
    stacks,
    ...judge(changes, new Surroundings(estate, changes, newStacks, today), rules),
  };
}

/** Judges changes of objects, wherever they were read. Pure. */
export function judge(
  changes: readonly ObjectChange[],
  surroundings: Surroundings,
  rules: readonly DangerRule[],
): Judgement {
  return {
    dangers: rules.flatMap((rule) => changes.flatMap((change) => dangersOf(rule, change, surroundings))),
    pools: summarise(changes, surroundings),
    grants: openedGrants(changes, surroundings),
  };
}

function dangersOf(rule: DangerRule, change: ObjectChange, surroundings: Surroundings): Danger[] {
  const { pool, stack, address } = change;
  const department = surroundings.ownerOf(change)?.department;
  const namespace = change.kind === "Namespace" ? change.name : change.namespace;
  return [...rule.find(change, surroundings)].map(({ sentence, before, after }) => ({
    kind: rule.kind,
    pool,
    ...(department === undefined ? {} : { department }),
    stack,
    address,
    object: nameOf(change),
    ...(namespace === undefined ? {} : { namespace }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    sentence,
  }));
}
