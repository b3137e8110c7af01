import { driftOf, type PoolDrift } from "../../changes/drift/drift.js";
import { expectedOf } from "../../changes/drift/expected.js";
import { readLive } from "../../changes/drift/live.js";
import type { Observed } from "../../changes/drift/observed.js";
import type { Entity } from "../../estate/index.js";
import { stacksOf } from "../../stacks/app.js";
import type { Context } from "../context.js";
import { poolsNamed } from "../pools.js";
import type { SoundEstate } from "../refusal.js";
import type { Outcome } from "../verb.js";
import { declaredAt } from "./declared.js";
import { dumpNamed } from "./dump.js";
import { driftJson, type LocatedPool } from "./json.js";
import { kubectlNamed } from "./kubectl.js";
import { driftText } from "./text.js";

/** What `drift` was asked for. */
export interface DriftInput {
  readonly pool: readonly string[];
  readonly dump: readonly string[];
  readonly kubectlBin: string | undefined;
}

/** Compares pools, or the dump of one, with an estate. */
export async function runDrift(read: SoundEstate, input: DriftInput, context: Context): Promise<Outcome> {
  const pools = poolsNamed(read.estate, input.pool);
  const look = await looking(pools, input, context);
  const specs = await stacksOf(read.estate);
  const found: LocatedPool[] = [];
  const task = context.progress.begin(
    { zh: "比较资源池与底账", en: "comparing pools with the estate" }[context.language],
  );
  try {
    for (const [index, pool] of pools.entries()) {
      if (context.interruption().aborted) break;
      task.update(`${index}/${pools.length}  ${pool.id}`);
      const expected = await expectedOf(specs.filter((spec) => spec.pool === pool.id));
      found.push(located(driftOf(pool.id, expected, await look(pool, expected)), read));
    }
  } finally {
    task.drop();
  }
  const isFine = found.length === pools.length && found.every(({ state }) => state === "none");
  const seen = { at: context.now(), from: input.dump.length > 0 ? "dump" : "live" } as const;
  return {
    exitCode: isFine ? 0 : 1,
    json: driftJson(found, seen),
    text: driftText(found, read, context),
  };
}

function located(pool: PoolDrift, { estate }: SoundEstate): LocatedPool {
  const drift = pool.drift.map((one) => {
    const declared = declaredAt(estate, pool.pool, one);
    return declared ? { ...one, declared } : one;
  });
  return { ...pool, drift };
}

type Look = (
  pool: Entity<"pool">,
  expected: Awaited<ReturnType<typeof expectedOf>>,
) => Promise<Observed> | Observed;

/** How pools are looked at: all live, or one in a dump. */
async function looking(
  pools: readonly Entity<"pool">[],
  { dump, kubectlBin }: DriftInput,
  context: Context,
): Promise<Look> {
  if (dump.length > 0) {
    const observed = await dumpNamed(dump, pools, context);
    return () => observed;
  }
  const kubectl = await kubectlNamed(kubectlBin, context);
  const interruption = context.interruption();
  return (pool, expected) =>
    readLive(pool.id, expected, {
      kubectl,
      context: pool.value.kubernetes.context,
      environment: context.environment,
      interruption,
    });
}
