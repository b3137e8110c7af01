import { expect, it } from "vitest";
import { gitlab } from "../../../changes/pipeline/gitlab.js";
import { props } from "./props.js";

const files = gitlab.files(props);
const main = "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH";

it("the parent checks, then starts one child a pool in the order of the stack graph", () => {
  const child = (pool: string, ...after: string[]) => ({
    stage: "pools",
    needs: ["check", ...after],
    trigger: {
      include: [{ local: `estate/.gitlab/zhengyun/pools/${pool}.yml` }],
      strategy: "depend",
      forward: { pipeline_variables: false },
    },
  });
  expect(files.get("pipeline.yml")).toEqual([
    {
      workflow: { rules: [{ if: "$CI_MERGE_REQUEST_IID" }, { if: main }] },
      stages: ["check", "pools"],
      default: { image: props.image, tags: ["zhengyun"] },
      check: {
        stage: "check",
        script: [
          "zhengyun check estate",
          "zhengyun pipeline estate --engine gitlab --out estate/.gitlab/zhengyun --check",
        ],
      },
      province: child("province"),
      harbin: child("harbin", "province"),
      health: child("health"),
    },
  ]);
});

it("a child runs on its pool's runner: plans, comments on the request, applies after merging and by hand", () => {
  const [child] = files.get("pools/harbin.yml") ?? [];
  expect(child).toMatchObject({
    default: { image: props.image, tags: ["zhengyun-harbin"] },
    stages: ["plan", "comment", "apply"],
    plan: { environment: { name: "zhengyun/plan/harbin", action: "access" }, resource_group: "harbin" },
    comment: { rules: [{ if: "$CI_MERGE_REQUEST_IID", when: "always" }] },
    apply: {
      rules: [{ if: main, when: "manual", allow_failure: false }],
      environment: { name: "zhengyun/apply/harbin", deployment_tier: "production" },
      resource_group: "harbin",
    },
  });
});
