import { addressPaths } from "../checks/path-without-grant.js";
import type { Difference } from "../engine/differences.js";
import type { Engine } from "../engine/engine.js";
import type { Regime } from "../engine/regime.js";
import { clipped, stretchesOf } from "../engine/stretches.js";
import { YES } from "../engine/tri.js";
import { type Missing, without } from "../engine/without.js";
import { type Expectation, expectationOf } from "../intent/expectation.js";
import type { Intent } from "../intent/intent.js";
import type { World } from "../world.js";
import { policyElement } from "./elements.js";

/**
 * What happens when a policy object is missing. `same`: nothing. `closes`: paths close. `single-line`: the namespace
 * stood on this object alone and now stands open. `leak`: a path without a grant opens past policies still in force.
 */
export type Consequence = "same" | "closes" | "single-line" | "leak";

export interface MissingPolicy {
  readonly pool: string;
  /** Its name among all that can fail: `policy:230100-harbin/tax/default-deny`. */
  readonly element: string;
  /** `namespace/name`, or the name of a policy of the cluster. */
  readonly policy: string;
  readonly consequence: Consequence;
  /** One path that opens: its two ends. @default - none opens */
  readonly opens?: readonly [from: string, to: string];
  /** Whether pods of another tenant are among those that get in or are reached. */
  readonly reachesTenants: boolean;
}

/** Takes every policy object away, one at a time. */
export function missingPolicies(world: World, intent: Intent): MissingPolicy[] {
  return world.clusters.flatMap(({ pool, engine }) => {
    const expected = expectationOf(intent, pool, engine.sets);
    return [...engine.compiled.values()].map((policy) => {
      const { source } = policy;
      const name = "namespace" in source ? `${source.namespace}/${source.name}` : source.name;
      return {
        pool,
        element: policyElement(pool, source),
        policy: name,
        ...without(engine, policy, (missing) => judged(engine, expected, missing)),
      };
    });
  });
}

type Judged = Pick<MissingPolicy, "consequence" | "opens" | "reachesTenants">;

function judged(engine: Engine, expected: Expectation, missing: Missing): Judged {
  const opened = missing.differences.flatMap((one) => openedBy(engine, expected, one));
  const tenants = opened.find(({ isBetweenTenants }) => isBetweenTenants);
  const path = tenants ?? opened[0] ?? openedToAddresses(engine, expected, missing);
  if (!path) {
    const moved = [...missing.before].some(
      ([placed, { ingress, egress }]) =>
        saysOther(placed.cell.ingress, ingress) || saysOther(placed.cell.egress, egress),
    );
    const closes = missing.differences.length > 0 || moved;
    return { consequence: closes ? "closes" : "same", reachesTenants: false };
  }
  return {
    consequence: standsFree(missing) ? "single-line" : "leak",
    opens: path.ends,
    reachesTenants: tenants !== undefined,
  };
}

interface Opened {
  readonly ends: readonly [string, string];
  readonly isBetweenTenants: boolean;
}

function openedBy(
  { sets }: Engine,
  expected: Expectation,
  { from, to, before, after }: Difference,
): Opened[] {
  const gained = sets.difference(after?.possible ?? sets.none, before?.possible ?? sets.none);
  if (gained === sets.none) return [];
  return from.flatMap((one) =>
    to
      .filter(
        (other) =>
          one !== other && sets.difference(gained, expected.between(one, other).possible) !== sets.none,
      )
      .map((other) => ({
        ends: [`${one.namespace}/${one.name}`, `${other.namespace}/${other.name}`] as const,
        isBetweenTenants: expected.isOurs(one.namespace) && expected.isOurs(other.namespace),
      })),
  );
}

/** A path to or from addresses outside, of a pod whose rules are others now. */
function openedToAddresses(engine: Engine, expected: Expectation, { before }: Missing): Opened | undefined {
  for (const [placed, old] of before) {
    for (const direction of ["ingress", "egress"] as const) {
      if (placed.pod.isOutside || !gains(engine, placed.cell[direction], old[direction])) continue;
      for (const { params } of addressPaths({ cluster: { engine } }, expected, placed, direction)) {
        return { ends: [params.from, params.to], isBetweenTenants: false };
      }
    }
  }
  return undefined;
}

/** Whether rules let something pass with some address that others did not. */
function gains({ sets }: Engine, now: Regime, old: Regime): boolean {
  if (now === old) return false;
  return stretchesOf(now).some((stretch) =>
    clipped(stretchesOf(old), [stretch]).some(
      ({ possible }) => sets.difference(stretch.possible, possible) !== sets.none,
    ),
  );
}

/** Whether rules judge some address otherwise than others do. */
function saysOther(now: Regime, old: Regime): boolean {
  if (now === old) return false;
  const [one, other] = [stretchesOf(now), stretchesOf(old)];
  return (
    one.length !== other.length ||
    one.some(({ first, certain, possible }, index) => {
      const twin = other[index];
      return first !== twin?.first || certain !== twin.certain || possible !== twin.possible;
    })
  );
}

/** Whether a pod that was surely isolated in some direction is not any more. */
function standsFree({ before }: Missing): boolean {
  return [...before].some(([{ cell }, old]) =>
    (["ingress", "egress"] as const).some(
      (direction) => isIsolated(old[direction]) && !isIsolated(cell[direction]),
    ),
  );
}

/** Whether some policy is sure to apply; of pods that may come, only those policies are that select all. */
function isIsolated({ policies }: Regime): boolean {
  return policies.some(({ applies }) => applies === YES);
}
