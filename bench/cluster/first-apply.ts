import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { providersMissing, terraformEnvironment } from "../../test/e2e/changes/providers.js";
import { type ChartMirror, startChartMirror } from "../../test/e2e/cluster/chart-mirror.js";
import { type Definition, installDefinitions } from "../../test/e2e/cluster/crds.js";
import type { Variant } from "../row.js";
import { writeCities } from "./estates.js";
import { planeFile, planeIn, planeMissing, startPlane, stopPlanes } from "./planes.js";

const main = new URL("../../bin/zhengyun.js", import.meta.url);
const estateIn = (folder: string) => join(folder, "estate");
let mirror: ChartMirror | undefined;

/** Why pools cannot be applied to here. */
export const applyMissing = () => planeMissing("kubectl", "helm") ?? providersMissing();

/** Writes an estate and serves the charts it asks for. @param charts what to serve */
export async function prepareEstate(
  folder: string,
  write: (estate: string, charts: string) => void,
  charts = startChartMirror,
): Promise<void> {
  mirror = await charts();
  write(estateIn(folder), mirror.url);
}

/** The same for the estate of three cities. */
export const prepareCities = (folder: string, quick: boolean) =>
  prepareEstate(folder, (estate, charts) => writeCities(estate, charts, quick));

/** Ends what was started. */
export async function finishApply(): Promise<void> {
  await stopPlanes();
  await mirror?.stop();
  mirror = undefined;
}

const environment = (pools: readonly string[]) => (folder: string) => ({
  ...terraformEnvironment(),
  KUBE_CONFIG_PATHS: pools.map((pool) => planeIn(planeFile(folder, pool)).kubeconfigPath).join(delimiter),
});

interface OurApply {
  readonly pools: readonly string[];
  /** Who does it. */
  readonly as: string;
  /** Custom resources that pools know beforehand. @default - none */
  readonly kinds?: () => readonly Definition[];
  readonly ratio?: number;
}

/** `zhengyun apply` of empty pools. */
export const ourApply = (name: string, { pools, as, kinds, ratio }: OurApply): Variant => ({
  name,
  module: main,
  args: (folder) => [
    ...["apply", estateIn(folder), "--at", "2026-11-22T08:30:00+08:00", "--as", as, "--yes"],
    ...pools.flatMap((pool) => ["--pool", pool]),
  ],
  environment: environment(pools),
  before: async (folder) => {
    rmSync(join(estateIn(folder), ".zhengyun"), { recursive: true, force: true });
    const known = kinds?.() ?? [];
    for (const pool of pools) await installDefinitions(await startPlane(folder, pool), known);
  },
  ...(ratio ? { atMost: { ratio } } : {}),
});

/** Terraform alone on what `zhengyun synth` wrote, into empty pools, all at the same time. */
export const plainApply = (name: string, pools: readonly string[]): Variant => ({
  name,
  module: new URL("terraform-plain.js", import.meta.url),
  args: (folder) => [join(folder, "plain/out"), ...pools],
  environment: environment(pools),
  before: async (folder) => {
    rmSync(join(folder, "plain"), { recursive: true, force: true });
    const words = ["synth", estateIn(folder), "--at", "2026-11-22", "--out", join(folder, "plain/out")];
    const chosen = pools.flatMap((pool) => ["--pool", pool]);
    execFileSync(process.execPath, [fileURLToPath(main), ...words, ...chosen], { stdio: "ignore" });
    for (const pool of pools) await startPlane(folder, pool);
  },
});
