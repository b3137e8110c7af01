import type { Entity, Estate } from "../estate/index.js";
import { UsageError } from "../estate/usage-error.js";
import { didYouMean } from "./usage-faults.js";

/** What verbs declare that may be kept to some pools. */
export const poolOption = {
  value: "POOL",
  repeated: true,
  about: { zh: "只处理这个资源池", en: "only this pool" },
} as const;

/**
 * The pools that a command line means, by id: those named, else all that we change or render for.
 * @throws UsageError for a name that no pool has, and for a pool that is only observed
 */
export function poolsNamed(estate: Estate, names: readonly string[]): readonly Entity<"pool">[] {
  const managed = estate.all("pool").filter((pool) => pool.value.management !== "observed");
  for (const name of names) {
    if (managed.some((pool) => pool.id === name)) continue;
    throw estate.find("pool", name) ? onlyObserved(name) : unknownPool(name, estate);
  }
  return names.length === 0 ? managed : managed.filter((pool) => names.includes(pool.id));
}

function unknownPool(name: string, estate: Estate): UsageError {
  const known = estate.all("pool").map((pool) => pool.id);
  return new UsageError(
    { zh: `底账中没有资源池 ${name}`, en: `there is no pool ${name} in the estate` },
    didYouMean(name, known, { zh: `资源池：${known.join("、")}`, en: `its pools are ${known.join(", ")}` }),
  );
}

function onlyObserved(name: string): UsageError {
  return new UsageError(
    { zh: `资源池 ${name} 只读（management: observed）`, en: `pool ${name} is only observed` },
    {
      zh: "对只读的资源池只检查，不生成任何内容",
      en: "a pool with management: observed is checked, and nothing is made for it",
    },
  );
}
