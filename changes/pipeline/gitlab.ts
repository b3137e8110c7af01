import type { Engine, PipelineProps } from "./engine.js";
import type { PoolWork } from "./pool-work.js";
import {
  applyScript,
  auditFile,
  commentScript,
  planFiles,
  planScript,
  renderScript,
  word,
} from "./script.js";

/** Pipelines run for merge requests, where they plan, and for the default branch, where they apply. */
const onMerge = "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH";
const onRequest = "$CI_MERGE_REQUEST_IID";
const workflow = { rules: [{ if: onRequest }, { if: onMerge }] };

/** The audit trail names whoever started the job: git's e-mail address is looked up among the estate's people. */
const whoIsAtWork = 'git config user.email "$GITLAB_USER_EMAIL"';

/**
 * GitLab CI: a parent that checks and starts one child for each pool, which runs on the runner of that pool alone.
 * Credentials are variables scoped to the environments of one pool: `zhengyun/plan/<pool>` may only read it,
 * `zhengyun/apply/<pool>` is protected.
 */
export const gitlab: Engine = {
  main: "pipeline.yml",
  files: (props) =>
    new Map<string, readonly object[]>([
      ["pipeline.yml", [parent(props)]],
      ...props.pools.map((work) => [`pools/${work.pool}.yml`, [child(props, work)]] as const),
    ]),
};

const fileIn = (folder: string, name: string) => (folder === "." ? name : `${folder}/${name}`);

function parent({ image, estate, folder, pools }: PipelineProps): object {
  return {
    workflow,
    stages: ["check", "pools"],
    default: { image, tags: ["zhengyun"] },
    check: {
      stage: "check",
      script: [
        `zhengyun check ${word(estate)}`,
        `zhengyun pipeline ${word(estate)} --engine gitlab --out ${word(folder)} --check`,
      ],
    },
    ...Object.fromEntries(
      pools.map(({ pool, after }) => [
        pool,
        {
          stage: "pools",
          needs: ["check", ...after],
          trigger: {
            include: [{ local: fileIn(folder, `pools/${pool}.yml`) }],
            strategy: "depend",
            forward: { pipeline_variables: false },
          },
        },
      ]),
    ),
  };
}

function child(props: PipelineProps, work: PoolWork): object {
  const head = { workflow, default: { image: props.image, tags: [`zhengyun-${work.pool}`] } };
  return work.management === "terraform"
    ? { ...head, stages: ["plan", "comment", "apply"], ...applied(props, work) }
    : { ...head, stages: ["render"], render: rendered(props, work) };
}

function applied({ estate }: PipelineProps, { pool, title }: PoolWork): object {
  const files = planFiles(estate);
  return {
    plan: {
      stage: "plan",
      environment: { name: `zhengyun/plan/${pool}`, action: "access" },
      resource_group: pool,
      script: [planScript(estate, pool)],
      artifacts: { when: "always", expire_in: "1 month", paths: [files.text, files.digest] },
    },
    comment: {
      stage: "comment",
      needs: ["plan"],
      rules: [{ if: onRequest, when: "always" }],
      environment: { name: "zhengyun/comment", action: "access" },
      script: [
        commentScript(
          `${title} (${pool})`,
          `"$(cat ${word(files.text)})"`,
          '"$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"',
        ),
      ],
    },
    apply: {
      stage: "apply",
      needs: ["plan"],
      rules: [{ if: onMerge, when: "manual", allow_failure: false }],
      environment: { name: `zhengyun/apply/${pool}`, deployment_tier: "production" },
      resource_group: pool,
      interruptible: false,
      script: [whoIsAtWork, applyScript(estate, pool, `"$(cat ${word(files.digest)})"`)],
      artifacts: { when: "always", expire_in: "never", paths: [auditFile(estate)] },
    },
  };
}

/** Nothing of the pool is needed for it: no environment, and so no credentials. */
function rendered({ estate }: PipelineProps, { pool }: PoolWork): object {
  return {
    stage: "render",
    script: [renderScript(estate, pool, "manifests")],
    artifacts: { expire_in: "1 month", paths: ["manifests"] },
  };
}
