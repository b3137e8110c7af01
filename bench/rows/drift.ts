import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildObjects } from "../../changes/build-objects.js";
import { loadEstate } from "../../estate/index.js";
import { stacksOf } from "../../stacks/app.js";
import { applyAll } from "../../test/e2e/cluster/apply-objects.js";
import { findBinaries } from "../../test/e2e/cluster/binaries.js";
import { openKinds } from "../../test/e2e/cluster/chart-mirror.js";
import { installDefinitions } from "../../test/e2e/cluster/crds.js";
import { writeLargePool } from "../cluster/estates.js";
import { planeFile, planeIn, planeMissing, startPlane, stopPlanes } from "../cluster/planes.js";
import type { Row } from "../row.js";

const pool = "230000-province";
const estateIn = (folder: string) => join(folder, "estate");
const kindsFile = (folder: string) => join(folder, "kinds");

/** Makes the pool's objects in a control plane, and notes their kinds. @returns how many there are */
async function fill(folder: string): Promise<number> {
  const plane = await startPlane(folder, pool);
  await installDefinitions(plane, openKinds());
  const { estate } = await loadEstate(estateIn(folder));
  if (!estate) throw new Error("the estate was not read");
  const specs = (await stacksOf(estate)).filter((spec) => spec.pool === pool);
  const objects = [...(await buildObjects(specs)).values()].flat();
  await applyAll(plane, objects);
  const kinds = objects.map(({ apiVersion, kind }) => {
    const [group, version] = apiVersion.includes("/") ? apiVersion.split("/") : ["", apiVersion];
    return `${kind}.${version}.${group}`;
  });
  writeFileSync(kindsFile(folder), [...new Set(kinds)].join(","));
  return objects.length;
}

/** The whole command on a pool in which nothing differs, against reading the pool and nothing else. */
export const row: Row = {
  title: "Drift of a pool with 5,000 objects",
  base: "kubectl get -o json of the same kinds",
  missing: () => planeMissing("kubectl"),
  async prepare(folder, quick) {
    writeLargePool(estateIn(folder), quick);
    const count = await fill(folder);
    if (!quick && count < 5000) throw new Error(`the pool has ${count} objects only`);
  },
  variants: [
    {
      name: "kubectl get -o json of the same kinds",
      module: new URL("../cluster/read-kubectl.js", import.meta.url),
      args: (folder) => [planeFile(folder, pool), readFileSync(kindsFile(folder), "utf8")],
    },
    {
      name: "zhengyun drift",
      module: new URL("../../bin/zhengyun.js", import.meta.url),
      args: (folder) => [
        ...["drift", estateIn(folder), "--pool", pool, "--at", "2026-11-22"],
        ...["--kubectl-bin", findBinaries(["kubectl"]).kubectl],
      ],
      environment: (folder) => ({ KUBE_CONFIG_PATH: planeIn(planeFile(folder, pool)).kubeconfigPath }),
      atMost: { ratio: 2 },
    },
  ],
  finish: stopPlanes,
};
