import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { labels, MANAGER } from "../../../constructs/keys.js";
import { MONITORING_NAMESPACE } from "../../../constructs/monitoring/namespace.js";
import { loadEstate } from "../../../estate/index.js";
import { releaseObjects } from "../../../stacks/render/release-objects.js";
import { synthesised } from "../../stacks/synthesised.js";
import { findBinaries } from "../cluster/binaries.js";
import { type ControlPlane, startControlPlane } from "../cluster/control-plane.js";
import { crdsMissing, installDefinitions } from "../cluster/crds.js";
import { kubectl } from "../cluster/kubectl.js";

const root = join(import.meta.dirname, "../../..");
const notRun = crdsMissing ? ` (not run: ${crdsMissing})` : "";

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>;
}

/** Helm writes its own name over labels of ours: what selects the objects of a release must not count on them. */
describe.skipIf(crdsMissing)(`objects that Helm has released${notRun}`, () => {
  let plane: ControlPlane;
  let folder: string;
  let stack: Record<string, { readonly values: readonly string[] }>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "zhengyun-helm-labels-"));
    const { estate } = await loadEstate(join(root, "examples/heilongjiang"));
    if (!estate) throw new Error("the example is not an estate");
    const text = (await synthesised(estate)).get("230100-harbin-monitoring") ?? "{}";
    stack = JSON.parse(text).resource.helm_release;
    plane = await startControlPlane({ name: "helm-labels" });
    await installDefinitions(plane);
  });
  afterAll(async () => {
    await plane?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const list = async (kind: string, selector: Selector = {}, namespace?: string) => {
    const chosen = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
    const where = namespace === undefined ? [] : ["--namespace", namespace];
    const { stdout } = await kubectl(plane, [
      "get",
      kind,
      ...where,
      `--selector=${chosen.join(",")}`,
      "--output=json",
    ]);
    return (JSON.parse(stdout) as { items: { metadata: { name: string; labels: Record<string, string> } }[] })
      .items;
  };

  it("are selected by the pool's Prometheus: every rule of ours", async () => {
    const file = join(folder, "values.json");
    const released = releaseObjects("objects_rules", { ...stack.objects_rules });
    writeFileSync(file, JSON.stringify({ objects: released }));
    const place = ["--namespace", MONITORING_NAMESPACE, "--create-namespace"];
    const chart = join(root, "charts/objects");
    const { helm } = findBinaries(["helm"]);
    await execa(helm, ["install", "zhengyun-rules", chart, ...place, "--values", file], {
      env: plane.environment,
    });
    const { prometheus } = JSON.parse(stack["release_kube-prometheus-stack"]?.values[0] ?? "{}");
    const { ruleNamespaceSelector, ruleSelector } = prometheus.prometheusSpec;
    const namespaces = await list("namespaces", ruleNamespaceSelector);
    const rules = await Promise.all(
      namespaces.map(({ metadata }) => list("prometheusrules", ruleSelector, metadata.name)),
    );
    expect(released).not.toEqual([]);
    const names = released.map(({ metadata }) => metadata.name).toSorted();
    expect(
      rules
        .flat()
        .map(({ metadata }) => metadata.name)
        .toSorted(),
    ).toEqual(names);
    // Why not by our own label.
    expect(rules.flat().map(({ metadata }) => metadata.labels[labels.managedBy])).not.toContain(MANAGER);
  });
});
