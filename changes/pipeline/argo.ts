import { managed } from "../../constructs/keys.js";
import type { Engine, PipelineProps } from "./engine.js";
import type { PoolWork } from "./pool-work.js";
import { applyScript, commentScript, planFiles, planScript, renderScript } from "./script.js";

const apiVersion = "argoproj.io/v1alpha1";
const volume = "credentials";
const checkout = "/estate";

/** What a run is given: where the estate lies, who is at work, and where a merge request is discussed. */
const parameters = [
  { name: "repository", description: "address of the estate's git repository" },
  { name: "revision", value: "main" },
  { name: "person", description: "who is at work, an id of duty/people.yaml" },
  { name: "notes", value: "", description: "address for comments on a merge request; none if empty" },
];
const names = parameters.map(({ name }) => name);

/** Hands the parameters of whoever calls on to what is called. */
const handedOn = (from: "workflow" | "inputs", some: readonly string[] = names) =>
  some.map((name) => ({ name, value: `{{${from}.parameters.${name}}}` }));

/**
 * Argo Workflows: a template for each pool, whose pods run beside that pool, as its own service account and with its
 * own Secrets (`zhengyun-<pool>` holds the kubeconfig, `zhengyun-<pool>-state` what the state backend asks for); and
 * one template that runs them in the order of the stack graph. Nothing is applied until somebody resumes the run.
 */
export const argo: Engine = {
  main: "pipeline.yaml",
  files: (props) =>
    new Map<string, readonly object[]>([
      ["pipeline.yaml", [whole(props)]],
      ["run.yaml", [run]],
      ...props.pools.map((work) => [`pools/${work.pool}.yaml`, [ofPool(props, work)]] as const),
    ]),
};

const template = (name: string, spec: object) => ({
  apiVersion,
  kind: "WorkflowTemplate",
  metadata: { name, labels: { ...managed } },
  spec,
});

/** One run, to be created and not applied. */
const run = {
  apiVersion,
  kind: "Workflow",
  metadata: { generateName: "zhengyun-", labels: { ...managed } },
  spec: { workflowTemplateRef: { name: "zhengyun" } },
};

function whole({ pools }: PipelineProps): object {
  const tasks = pools.map(({ pool, after }) => ({
    name: `pool-${pool}`,
    ...(after.length > 0 ? { depends: after.map((other) => `pool-${other}`).join(" && ") } : {}),
    templateRef: { name: `zhengyun-${pool}`, template: "pool" },
    arguments: { parameters: handedOn("workflow") },
  }));
  return template("zhengyun", {
    entrypoint: "pools",
    arguments: { parameters },
    templates: [{ name: "pools", dag: { failFast: false, tasks } }],
  });
}

function ofPool(props: PipelineProps, work: PoolWork): object {
  const templates = work.management === "terraform" ? applied(props, work) : rendered(props, work);
  return template(`zhengyun-${work.pool}`, {
    entrypoint: "pool",
    arguments: { parameters },
    templates,
  });
}

function applied(props: PipelineProps, work: PoolWork): object[] {
  const { text, digest } = planFiles(props.estate);
  const output = (step: string) =>
    `{{steps.${step}.outputs.parameters.${step === "plan" ? "digest" : step}}}`;
  return [
    {
      name: "pool",
      inputs: { parameters: names.map((name) => ({ name })) },
      steps: [
        [{ name: "plan", template: "plan", arguments: { parameters: handedOn("inputs") } }],
        [
          {
            name: "comment",
            template: "comment",
            when: `"{{inputs.parameters.notes}}" != ""`,
            continueOn: { failed: true },
            arguments: {
              parameters: [
                ...handedOn("inputs", ["notes"]),
                { name: "text", value: "{{steps.plan.outputs.parameters.text}}" },
              ],
            },
          },
        ],
        [{ name: "approve", template: "approve", when: `"${output("plan")}" != ""` }],
        [
          {
            name: "apply",
            template: "apply",
            when: `"${output("plan")}" != ""`,
            arguments: {
              parameters: [...handedOn("inputs"), { name: "digest", value: output("plan") }],
            },
          },
        ],
      ],
    },
    job(props, work, "plan", names, planScript(props.estate, work.pool), {
      outputs: {
        parameters: [
          { name: "digest", valueFrom: { path: `${checkout}/${digest}`, default: "" } },
          { name: "text", valueFrom: { path: `${checkout}/${text}`, default: "" } },
        ],
      },
    }),
    comment(props, work),
    { name: "approve", suspend: {} },
    job(
      props,
      work,
      "apply",
      [...names, "digest"],
      applyScript(props.estate, work.pool, '"$PLAN_DIGEST"'),
      {},
      [{ name: "PLAN_DIGEST", value: "{{inputs.parameters.digest}}" }],
    ),
  ];
}

function rendered(props: PipelineProps, work: PoolWork): object[] {
  const out = "/tmp/manifests";
  const script = renderScript(props.estate, work.pool, out);
  const outputs = { artifacts: [{ name: "manifests", path: out }] };
  const { nodeSelector, securityContext } = beside(work.pool);
  return [
    {
      name: "pool",
      inputs: { parameters: names.map((name) => ({ name })), artifacts: [source] },
      outputs,
      nodeSelector,
      securityContext,
      automountServiceAccountToken: false,
      container: container(props.image, script),
    },
  ];
}

const source = {
  name: "estate",
  path: checkout,
  git: { repo: "{{inputs.parameters.repository}}", revision: "{{inputs.parameters.revision}}" },
};

/** Where a pool's pods run, and as whom. */
const beside = (pool: string) => ({
  nodeSelector: { "zhengyun.io/beside": pool },
  serviceAccountName: `zhengyun-${pool}`,
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 1000,
    fsGroup: 1000,
    seccompProfile: { type: "RuntimeDefault" },
  },
});

/** A step with the pool's credentials; never two of a pool at a time. */
function job(
  { image }: PipelineProps,
  { pool }: PoolWork,
  name: string,
  inputs: readonly string[],
  script: string,
  rest: object,
  env: readonly object[] = [],
): object {
  return {
    name,
    inputs: { parameters: inputs.map((input) => ({ name: input })), artifacts: [source] },
    ...rest,
    ...beside(pool),
    synchronization: { mutexes: [{ name: `zhengyun-${pool}` }] },
    volumes: [{ name: volume, secret: { secretName: `zhengyun-${pool}` } }],
    container: {
      ...container(image, script),
      env: [
        { name: "KUBE_CONFIG_PATH", value: `/${volume}/kubeconfig` },
        { name: "ZHENGYUN_USER", value: "{{inputs.parameters.person}}" },
        ...env,
      ],
      envFrom: [{ secretRef: { name: `zhengyun-${pool}-state`, optional: true } }],
      volumeMounts: [{ name: volume, mountPath: `/${volume}`, readOnly: true }],
    },
  };
}

/** Posts the plan; it has the token for comments, and nothing of the pool. */
function comment({ image }: PipelineProps, { pool, title }: PoolWork): object {
  const { nodeSelector, securityContext } = beside(pool);
  const script = commentScript(`${title} (${pool})`, '"$PLAN"', '"$NOTES"');
  const token = { name: "zhengyun-comments", key: "token" };
  return {
    name: "comment",
    inputs: { parameters: ["notes", "text"].map((name) => ({ name })) },
    nodeSelector,
    securityContext,
    automountServiceAccountToken: false,
    container: {
      ...container(image, script),
      workingDir: "/tmp",
      env: [
        { name: "PLAN", value: "{{inputs.parameters.text}}" },
        { name: "NOTES", value: "{{inputs.parameters.notes}}" },
        { name: "ZHENGYUN_COMMENT_TOKEN", valueFrom: { secretKeyRef: token } },
      ],
    },
  };
}

const container = (image: string, script: string) => ({
  image,
  workingDir: checkout,
  command: ["sh", "-ec"],
  args: [script],
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
});
