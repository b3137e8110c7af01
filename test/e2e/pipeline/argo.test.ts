import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { engines } from "../../../changes/pipeline/engine.js";
import { poolWork } from "../../../changes/pipeline/pool-work.js";
import { loadEstate } from "../../../estate/index.js";
import { stacksOf } from "../../../stacks/app.js";
import { type ControlPlane, startControlPlane } from "../cluster/control-plane.js";
import { crdsMissing, installDefinitions } from "../cluster/crds.js";
import { apply, kubectl } from "../cluster/kubectl.js";

const { estate } = await loadEstate(join(import.meta.dirname, "../../../examples/heilongjiang"));
if (!estate) throw new Error("the example is not an estate");
const managed = estate.all("pool").filter(({ value }) => value.management !== "observed");
const files = engines.argo.files({
  image: "mirror.cloud.hlj.example/zhengyun:0.1.0",
  estate: ".",
  folder: "pipeline",
  pools: poolWork(estate, await stacksOf(estate), managed),
});
const documents = [...files].flatMap(([file, all]) => all.map((document) => ({ file, document })));

describe.skipIf(crdsMissing)(
  `Argo workflows of the example on a real API server${crdsMissing ? ` (not run: ${crdsMissing})` : ""}`,
  () => {
    let plane: ControlPlane;
    beforeAll(async () => {
      plane = await startControlPlane({ name: "argo" });
      await installDefinitions(plane);
    });
    afterAll(() => plane?.stop());

    it("are accepted by their definitions, every field known: one template a pool, and one for all", async () => {
      const templates = documents.filter(({ file }) => file !== "run.yaml").map(({ document }) => document);
      expect(templates).toHaveLength(managed.length + 1);
      const { exitCode, stderr, stdout } = await apply(plane, templates);
      expect({ exitCode, stderr, applied: stdout.split("\n").length }).toEqual({
        exitCode: 0,
        stderr: "",
        applied: templates.length,
      });
    });

    it("a run of them can be created, and created again", async () => {
      const run = JSON.stringify(documents.find(({ file }) => file === "run.yaml")?.document);
      for (const _ of ["once", "again"]) {
        const said = await kubectl(plane, ["create", "--validate=strict", "-f", "-"], run);
        expect(said).toMatchObject({
          exitCode: 0,
          stdout: expect.stringMatching(/^workflow\S*\/zhengyun-\w+ created$/),
        });
      }
    });

    it("one without a specification would be refused; what stands in it, the published definition leaves open", async () => {
      const first = documents.map(({ document }) => ({ ...document, spec: undefined }))[0] ?? {};
      const { exitCode, stderr } = await apply(plane, [first]);
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining("spec: Required value")]);
    });
  },
);
