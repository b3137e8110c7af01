import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { engines } from "../../../changes/pipeline/engine.js";
import { poolWork } from "../../../changes/pipeline/pool-work.js";
import { loadEstate } from "../../../estate/index.js";
import { stacksOf } from "../../../stacks/app.js";

// GitLab's own work, which is no part of this project: app/assets/javascripts/editor/schema/ci.json of its source.
const path = process.env.ZHENGYUN_GITLAB_SCHEMA ?? "";
const missing = existsSync(path) ? "" : " (not run: name GitLab's ci.json in ZHENGYUN_GITLAB_SCHEMA)";

describe.skipIf(missing)(`GitLab pipelines of the example by GitLab's own schema${missing}`, async () => {
  const { estate } = await loadEstate(join(import.meta.dirname, "../../../examples/heilongjiang"));
  if (!estate) throw new Error("the example is not an estate");
  const pools = estate.all("pool").filter(({ value }) => value.management !== "observed");
  const files = engines.gitlab.files({
    image: "mirror.cloud.hlj.example/zhengyun:0.1.0",
    estate: ".",
    folder: "pipeline",
    pools: poolWork(estate, await stacksOf(estate), pools),
  });
  const ajv = new Ajv({ strict: false, logger: false });
  const isValid = ajv.compile(missing ? {} : JSON.parse(readFileSync(path, "utf8")));
  const faultsOf = (document: unknown) => {
    return isValid(document) ? [] : [ajv.errorsText(isValid.errors)];
  };

  it("are valid, every file", () => {
    const faults = [...files].flatMap(([file, documents]) =>
      documents.flatMap((document) => faultsOf(document).map((fault) => `${file} ${fault}`)),
    );
    expect([files.size, faults]).toEqual([pools.length + 1, []]);
  });

  it("a job of a shape that GitLab does not know is none", () => {
    expect(faultsOf({ plan: { script: ["x"], needs: "plan", when: "sometimes" } })).toHaveLength(1);
  });
});
