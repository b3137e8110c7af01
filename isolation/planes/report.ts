import type { Intent } from "../intent/intent.js";
import type { World } from "../world.js";
import { type Effect, type Joint, pairs, singles } from "./failures.js";
import type { Demand, Ground } from "./ground.js";
import { type MissingObject, missingObjects } from "./missing-objects.js";
import { type MissingPolicy, missingPolicies } from "./missing-policies.js";
import { count, PlaneModel } from "./model.js";
import { type PoolObjects, sessionsOf } from "./sessions.js";
import { type Stray, straysOf } from "./strays.js";

/** What every failure does to a province. */
export interface FailureReport {
  /** With nothing failed: pairs of a source, a target and a VRF that a plane carries. */
  readonly planes: readonly { readonly plane: string; readonly relations: number }[];
  /** Those of them, on any plane, that grants need, there or back. */
  readonly needed: number;
  readonly unserved: readonly Demand[];
  readonly singles: readonly Effect[];
  /** Only when asked for. */
  readonly pairs?: { readonly examined: number; readonly joint: readonly Joint[] };
  readonly strays: readonly Stray[];
  /** Every object of MetalLB and frr-k8s missing. */
  readonly objects: readonly MissingObject[];
  /** Every policy missing. */
  readonly policies: readonly MissingPolicy[];
}

/** Works everything out. @param withPairs every pair of the network's elements too */
export function failureReport(
  objects: readonly PoolObjects[],
  ground: Ground,
  world: World,
  intent: Intent,
  withPairs: boolean,
): FailureReport {
  const sessions = sessionsOf(objects);
  const model = new PlaneModel(sessions.routes, ground);
  return {
    planes: model.planes.map((plane, index) => {
      const carried = model.whole[index];
      return { plane, relations: carried ? count(carried) : 0 };
    }),
    needed: count(model.needed),
    unserved: model.unserved,
    singles: singles(model),
    ...(withPairs ? { pairs: pairs(model) } : {}),
    strays: straysOf(sessions, ground),
    objects: missingObjects(objects, model, ground),
    policies: missingPolicies(world, intent),
  };
}

/** Whether something gets through that must not. */
export function leaks({ strays, objects, policies }: FailureReport): boolean {
  return (
    strays.length > 0 ||
    objects.some(({ opens }) => opens.length > 0) ||
    policies.some(({ consequence }) => consequence === "leak")
  );
}
