import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Estate } from "../estate/index.js";
import { intentOf } from "../isolation/intent/intent.js";
import { stacksOf } from "../stacks/app.js";
import type { StackSpec } from "../stacks/layer.js";
import { synthesise } from "../stacks/synthesis/synthesise.js";
import { type Assessment, assess } from "./assess.js";
import { type AuditTrail, readAudit } from "./audit.js";
import { dangerRules } from "./danger.js";
import { freezesAt } from "./freeze.js";
import type { GitFacts } from "./git.js";
import { personByEmail, type Who } from "./identity.js";
import { objectsOf } from "./objects/from-plan.js";
import { orphans } from "./orphans.js";
import { changedPaths } from "./paths.js";
import type { StackPlan } from "./plan/read.js";
import { unreachable } from "./reach.js";
import { findRecord, keepRecord, type PlanRecord } from "./record.js";
import { type PlanReport, stackReports } from "./report.js";
import { jobsOf, type Outcome, planStacks, type RunOptions, type StackJob, type Watcher } from "./run.js";
import { type Selection, select } from "./selection.js";
import { settle } from "./settled.js";
import { findProgram } from "./terraform/program.js";
import { Terraform } from "./terraform/terraform.js";
import { Workspace } from "./workspace.js";

/** What is asked for, and what plan and apply may know of the world. */
export interface PlanOptions {
  readonly estate: Estate;
  readonly pools: readonly string[];
  readonly stacks: readonly string[];
  /** Folder for what is synthesised. @default `.zhengyun/out` in the estate */
  readonly out: string | undefined;
  readonly who: Who;
  /** Whether whoever is at work makes this plan, and does not only look at it to approve it. */
  readonly asAuthor: boolean;
  readonly terraformBin: string | undefined;
  /** Pools at work at the same time. */
  readonly parallel: number;
  /** Folder that relative paths start from. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** `YYYY-MM-DD` in the estate's time zone. */
  readonly today: string;
  readonly interruption: AbortSignal;
  readonly watch: (jobs: readonly StackJob[]) => Watcher;
}

/** A plan as made, with what is needed to carry it out. */
export interface MadePlan {
  readonly report: PlanReport;
  readonly assessment: Assessment;
  readonly plans: readonly StackPlan[];
  /** What some of the plans mean without the others. */
  readonly judge: (plans: readonly StackPlan[]) => Promise<Assessment>;
  readonly outcomes: ReadonlyMap<string, Outcome<StackPlan>>;
  readonly jobs: readonly StackJob[];
  readonly git: GitFacts;
  readonly trail: AuditTrail;
  readonly workspace: Workspace;
  /** All stacks of the estate that were not asked for. */
  readonly notAsked: readonly string[];
  readonly run: Omit<RunOptions, "watcher">;
}

/** Days ahead for which freeze windows are announced. */
const horizon = 30;

/**
 * Synthesises the chosen stacks, plans each, judges all of it together, and keeps a record.
 * @throws UsageError for what the user can mend
 */
export async function makePlan(options: PlanOptions): Promise<MadePlan> {
  const { estate, environment, folder, today, interruption, parallel, who } = options;
  const program = await findProgram(options.terraformBin, environment, folder);
  const workspace = new Workspace(estate.root);
  workspace.prepare();
  const specs = await stacksOf(estate);
  const selection = select(estate, specs, options);
  const out = options.out ?? workspace.out;
  const chosen = new Set(selection.specs);
  const { stacks: records } = await synthesise(specs, { out, only: (spec) => chosen.has(spec) });
  const contextOf = (pool: string) => estate.find("pool", pool)?.value.kubernetes.context ?? pool;
  const jobs = jobsOf(selection.specs, (stack) => join(out, "stacks", stack), contextOf);
  const terraform = new Terraform(program, { workspace, environment, interruption });
  const run = {
    terraform,
    unreachable: (context: string) => unreachable(context, environment),
    parallel,
    interruption,
  };
  const isLocal = estate.settings.backend.type === "local";
  const empty = jobs.filter(
    ({ name }) => isLocal && records.get(name)?.resources === 0 && !workspace.hasState(name),
  );
  const outcomes = new Map<string, Outcome<StackPlan>>(empty.map((job) => [job.name, nothingIn(job)]));
  const rest = jobs.filter((job) => !outcomes.has(job.name));
  for (const [name, outcome] of await planStacks(rest, { ...run, watcher: options.watch(rest) })) {
    outcomes.set(name, outcome);
  }
  const plans = plansIn(outcomes);
  const trail = readAudit(workspace.audit);
  const judge = async (some: readonly StackPlan[]) =>
    settle(assess(some, estate, await dangerRules(), today), trail, (digest) =>
      findRecord(workspace.plans, digest),
    );
  const assessment = await judge(plans);
  const author = recordOf(options, workspace, assessment)?.author ?? null;
  const known = new Set(specs.map(({ name }) => name));
  const paths = await pathsOf(plans, specs, estate);
  const base = { options, assessment, jobs, outcomes, trail, selection, author, paths };
  return {
    report: reportOf({ ...base, orphans: orphans(workspace, known) }),
    assessment,
    plans,
    judge,
    outcomes,
    jobs,
    git: who.git,
    trail,
    workspace,
    notAsked: specs.filter((spec) => !chosen.has(spec)).map(({ name }) => name),
    run,
  };
}

/** What the plans open and close; stacks without a plan are taken to be as the estate says. */
async function pathsOf(plans: readonly StackPlan[], specs: readonly StackSpec[], estate: Estate) {
  const planned = new Set(plans.map(({ stack }) => stack));
  const others = specs.filter(({ name }) => !planned.has(name));
  const intent = intentOf(estate);
  return changedPaths(plans.flatMap(objectsOf), others, { before: intent, after: intent });
}

/** Removes what a run leaves behind that may hold secrets: its saved plans. */
export function clean(workspace: Workspace): void {
  rmSync(workspace.running, { recursive: true, force: true });
}

/** A stack without resources that never had any: there is nothing that Terraform could say of it. */
function nothingIn({ name, pool }: StackJob): Outcome<StackPlan> {
  return { result: "done", value: { stack: name, pool, isNew: true, resources: [] } };
}

function plansIn(outcomes: ReadonlyMap<string, Outcome<StackPlan>>): readonly StackPlan[] {
  return [...outcomes.values()].flatMap((outcome) => (outcome.result === "done" ? [outcome.value] : []));
}

function recordOf(
  { estate, now, asAuthor, who: { git, identity } }: PlanOptions,
  workspace: Workspace,
  { digest, stacks, dangers }: Assessment,
): PlanRecord | undefined {
  if (digest === undefined) return undefined;
  return keepRecord(workspace.plans, {
    digest,
    author: (asAuthor && identity?.person) || null,
    committer: (git.committer && personByEmail(estate, git.committer)?.id) || null,
    planned: now().toISOString(),
    commit: git.commit ?? null,
    modified: git.modified,
    stacks: stacks.map(({ stack, changes }) => ({ stack, changes: [...changes] })),
    dangers: dangers.map(({ kind, pool, address, object }) => ({ kind, pool, address, object })),
  });
}

interface ReportParts {
  readonly options: PlanOptions;
  readonly assessment: Assessment;
  readonly jobs: readonly StackJob[];
  readonly outcomes: ReadonlyMap<string, Outcome<StackPlan>>;
  readonly trail: AuditTrail;
  readonly selection: Selection;
  readonly author: string | null;
  readonly paths: PlanReport["paths"];
  readonly orphans: PlanReport["orphans"];
}

function reportOf(parts: ReportParts): PlanReport {
  const { options, assessment, jobs, outcomes, trail, selection, author } = parts;
  const { git } = options.who;
  const pools = [...new Set(jobs.map(({ pool }) => pool))];
  return {
    ...(assessment.digest === undefined ? {} : { digest: assessment.digest }),
    author,
    commit: git.commit ?? null,
    modified: git.modified,
    dangers: assessment.dangers,
    pools: assessment.pools,
    grants: assessment.grants,
    paths: parts.paths,
    stacks: stackReports(jobs, outcomes, assessment),
    leftOut: selection.leftOut,
    freezes: freezesAt(options.estate, pools, options.now(), horizon),
    orphans: parts.orphans,
    unfinished: trail.unfinished,
    ...(trail.brokenAt === undefined ? {} : { auditBrokenAt: trail.brokenAt }),
  };
}
