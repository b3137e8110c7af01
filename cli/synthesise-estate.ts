import { join } from "node:path";
import { crc32 } from "node:zlib";
import { cacheFolder, type Entity, type Estate } from "../estate/index.js";
import { stacksOf } from "../stacks/app.js";
import type { StackRecord } from "../stacks/synthesis/synthesis-index.js";
import { type SynthesisOptions, synthesise } from "../stacks/synthesis/synthesise.js";
import type { Context } from "./context.js";
import type { OutputFolder } from "./output-folder.js";
import { overviewOf, tiers } from "./overview.js";
import type { SynthesisReport, TierReport } from "./synthesis-screen.js";

type Pools = readonly Entity<"pool">[];

const title = { zh: "生成 Terraform 配置", en: "synthesising" } as const;

/**
 * Synthesises the stacks of some pools; those of the others stay as they are.
 * @param how a crew that has been started, and an approval to wait for, as `synthesise` takes them
 * @returns what there is in these pools now
 */
export async function synthesiseEstate(
  estate: Estate,
  pools: Pools,
  out: OutputFolder,
  context: Context,
  how: Pick<SynthesisOptions, "crew" | "approval"> = {},
): Promise<Omit<SynthesisReport, "seconds">> {
  const ids = new Set(pools.map((pool) => pool.id));
  const task = context.progress.begin(title[context.language]);
  try {
    const { stacks, written, removed, left } = await synthesise(await stacksOf(estate), {
      out: out.path,
      only: (spec) => ids.has(spec.pool),
      ...memoryOf(estate, out),
      ...how,
      onProgress: ({ stack, done, total }) => task.update(`${done}/${total}  ${stack}`),
    });
    const report = (some: Pools) => tierReport(estate, some, [...stacks.values()]);
    const rows = tiers.map((tier) => ({ tier, ...report(pools.filter((pool) => pool.value.tier === tier)) }));
    const total = report(pools);
    return { out: out.shown, tiers: rows.filter((row) => row.pools > 0), total, written, removed, left };
  } finally {
    task.drop();
  }
}

/** A large estate keeps the digests of its outputs where it keeps what was read of it. */
function memoryOf({ root }: Estate, { path }: OutputFolder): { memory?: string } {
  const folder = cacheFolder(root);
  return folder ? { memory: join(folder, `output-${crc32(path).toString(16)}.json`) } : {};
}

function tierReport(estate: Estate, pools: Pools, records: readonly StackRecord[]): TierReport {
  const ids = new Set(pools.map((pool) => pool.id));
  const stacks = records.filter((record) => ids.has(record.pool));
  return {
    ...overviewOf(estate, pools),
    stacks: stacks.length,
    resources: stacks.reduce((sum, record) => sum + record.resources, 0),
  };
}
