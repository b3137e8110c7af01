import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { crdsMissing, installDefinitions } from "../../test/e2e/cluster/crds.js";
import { kubectl } from "../../test/e2e/cluster/kubectl.js";
import { planeFile, planeIn, planeMissing, startPlane, stopPlanes } from "../cluster/planes.js";
import { exampleFolder } from "../example/folder.js";
import type { Row, Variant } from "../row.js";

const manifests = (folder: string) => join(folder, "manifests");

const applied = (name: string, how: "kubectl" | "ours", atMost?: Variant["atMost"]): Variant => ({
  name,
  module: new URL(`../cluster/apply-${how}.js`, import.meta.url),
  args: (folder) => [planeFile(folder, how), manifests(folder)],
  before: async (folder) => {
    await installDefinitions(await startPlane(folder, how));
  },
  ...(atMost ? { atMost } : {}),
});

/** Every object of the example put before an API server, as our tests do it and as kubectl does. */
export const row: Row = {
  title: "Acceptance of the example province's manifests on an API server",
  base: "kubectl apply --server-side --validate=strict",
  rounds: 1,
  missing: () => planeMissing("kubectl") ?? crdsMissing,
  prepare(folder, quick) {
    const main = fileURLToPath(new URL("../../bin/zhengyun.js", import.meta.url));
    const some = quick ? ["--pool", "industry-education"] : [];
    const words = ["render", fileURLToPath(exampleFolder), "--out", manifests(folder), "--at", "2026-11-22"];
    execFileSync(process.execPath, [main, ...words, ...some], { stdio: "ignore" });
  },
  variants: [
    applied("kubectl apply --server-side --validate=strict", "kubectl"),
    applied("every object, 16 at a time over one connection", "ours", { ratio: 1.3 }),
  ],
  async verify(folder) {
    const names = async (how: string) => {
      const kinds = "namespaces,networkpolicies,resourcequotas,rolebindings,prometheusrules,bgppeers";
      const args = ["get", kinds, "--all-namespaces", "--output", "name"];
      return (await kubectl(planeIn(planeFile(folder, how)), args)).stdout;
    };
    if ((await names("ours")) !== (await names("kubectl")))
      throw new Error("the two ways made other objects");
  },
  finish: stopPlanes,
};
