import type { StackSpec } from "../stacks/layer.js";
import { readPlan, type StackPlan } from "./plan/read.js";
import { type Job, type Skipped, schedule, type Verdict } from "./schedule.js";
import { type Failure, type FailureKind, isOfThePool } from "./terraform/failure.js";
import type { Listener, StackFolder, Terraform } from "./terraform/terraform.js";

/** What became of one stack in a run. */
export type Outcome<T> =
  | { readonly result: "done"; readonly value: T }
  | { readonly result: "failed"; readonly failure: Failure }
  | { readonly result: "skipped"; readonly why: Skipped };

/** A stack to work on. */
export interface StackJob extends Job, StackFolder {
  readonly pool: string;
  /** kubeconfig context of the pool. */
  readonly context: string;
}

/** Told of a run while it goes on. */
export interface Watcher {
  begun(job: StackJob): void;
  /** Resources that Terraform is done with, of so many if that is known. */
  advanced(job: StackJob, done: number, of?: number): void;
  ended(job: StackJob, outcome: Outcome<unknown>): void;
}

export interface RunOptions {
  readonly terraform: Terraform;
  /** Why a pool's API server does not answer, if it does not. */
  readonly unreachable: (context: string) => Promise<Failure | undefined>;
  readonly parallel: number;
  readonly interruption: AbortSignal;
  readonly watcher: Watcher;
}

/** The jobs of some specs, whose stacks lie in `OUT/stacks/<name>`. */
export function jobsOf(
  specs: readonly StackSpec[],
  folderOf: (stack: string) => string,
  contextOf: (pool: string) => string,
): readonly StackJob[] {
  return specs.map(({ name, pool, dependsOn }) => ({
    name,
    lane: pool,
    pool,
    context: contextOf(pool),
    dependsOn,
    folder: folderOf(name),
  }));
}

/**
 * Plans every stack, `parallel` at a time whatever their pools: planning only reads. Plans do not need each other,
 * so nothing but an unreachable pool keeps a stack from being planned.
 */
export async function planStacks(
  jobs: readonly StackJob[],
  options: RunOptions,
): Promise<ReadonlyMap<string, Outcome<StackPlan>>> {
  const reach = once(options.unreachable);
  const dead = new Map<string, string>();
  const planStack = async (job: StackJob, listen: Listener): Promise<Outcome<StackPlan>> => {
    const on = dead.get(job.pool);
    if (on !== undefined) return { result: "skipped", why: { because: "lane", on } };
    const silent = await reach(job.context);
    const planned = silent ? { failure: silent } : await options.terraform.plan(job, listen);
    if (!("failure" in planned)) {
      return { result: "done", value: readPlan(planned.json, { stack: job.name, pool: job.pool }) };
    }
    if (isOfThePool(planned.failure) && !dead.has(job.pool)) dead.set(job.pool, job.name);
    return { result: "failed", failure: planned.failure };
  };
  const apart = jobs.map((job) => ({ ...job, lane: job.name, dependsOn: [] }));
  return runAll(apart, options, planStack, () => undefined, "refreshed");
}

/** Asks once for each key, and remembers. */
function once<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (key) => {
    const known = asked.get(key) ?? ask(key);
    asked.set(key, known);
    return known;
  };
}

/**
 * Applies the saved plans of some stacks, each after those it depends on.
 * @param changes how many changes a stack's plan has
 * @param failed stacks that could not even be planned: what depends on them is not begun
 * @param mayBegin asked right before each stack; why it may not, if it may not
 */
export async function applyStacks(
  jobs: readonly StackJob[],
  options: RunOptions & {
    readonly changes: ReadonlyMap<string, number>;
    readonly failed: ReadonlyMap<string, Failure>;
    readonly mayBegin: (job: StackJob) => Failure | undefined;
    readonly recover: Recover;
  },
): Promise<ReadonlyMap<string, Outcome<void>>> {
  return runAll(
    jobs,
    options,
    async (job, listen) => {
      const before = options.failed.get(job.name) ?? options.mayBegin(job);
      const failure = before ?? (await applyStack(job, options, listen));
      return failure ? { result: "failed", failure } : { result: "done", value: undefined };
    },
    (job) => options.changes.get(job.name),
    "finished",
  );
}

/** Mends what an unfinished run left behind; whether there is a new saved plan to apply. */
type Recover = (job: StackJob, failed: Failure) => Promise<boolean>;

/** What depends on something mended may have to be mended next, so there are some rounds. */
const mostRounds = 5;

const mendable: ReadonlySet<FailureKind> = new Set(["exists", "release-stuck"]);

async function applyStack(
  job: StackJob,
  { terraform, recover }: RunOptions & { readonly recover: Recover },
  listen: Listener,
): Promise<Failure | undefined> {
  for (let round = 1; ; round += 1) {
    const failed = await terraform.apply(job, listen);
    if (!failed || !mendable.has(failed.kind) || round > mostRounds) return failed;
    if (!(await recover(job, failed))) return failed;
  }
}

async function runAll<T>(
  jobs: readonly StackJob[],
  options: RunOptions,
  work: (job: StackJob, listen: Listener) => Promise<Outcome<T>>,
  totalOf: (job: StackJob) => number | undefined,
  counted: "refreshed" | "finished",
): Promise<ReadonlyMap<string, Outcome<T>>> {
  const { watcher, parallel, interruption } = options;
  const outcomes = new Map<string, Outcome<T>>();
  const end = (job: StackJob, outcome: Outcome<T>) => {
    outcomes.set(job.name, outcome);
    watcher.ended(job, outcome);
  };
  const run = async (job: StackJob): Promise<Verdict> => {
    watcher.begun(job);
    let done = 0;
    const outcome = await work(job, ({ type }) => {
      if (type === counted) watcher.advanced(job, ++done, totalOf(job));
    });
    end(job, outcome);
    if (outcome.result === "failed" && isOfThePool(outcome.failure)) return "failed-lane";
    return outcome.result === "done" ? "done" : "failed";
  };
  const onSkip = (job: StackJob, why: Skipped) => end(job, { result: "skipped", why });
  await schedule(jobs, { run, parallel, interruption, onSkip });
  return outcomes;
}
