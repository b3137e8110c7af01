import { randomUUID } from "node:crypto";
import type { Text } from "../estate/findings/rule.js";
import type { Entity, Estate } from "../estate/index.js";
import type { Assessment } from "./assess.js";
import { type AuditOutcome, appendAudit } from "./audit.js";
import { emergencyCovers, type FreezeAt, freezesOf } from "./freeze.js";
import type { Identity } from "./identity.js";
import type { MadePlan } from "./make-plan.js";
import { type Permission, permission } from "./permission.js";
import { findRecord } from "./record.js";
import { recover } from "./recovery/recover.js";
import { type StackReport, stackReports } from "./report.js";
import { applyStacks, type Outcome, type StackJob, type Watcher } from "./run.js";
import { type Failure, failure } from "./terraform/failure.js";

/** A pool that a freeze window keeps from being changed now. */
export interface Held {
  readonly pool: string;
  readonly freeze: FreezeAt;
}

/** A plan looked at once more before it is carried out: what may be, and by whose leave. */
export interface Ready {
  /** Of what is left when frozen pools are held back. */
  readonly assessment: Assessment;
  readonly held: readonly Held[];
  readonly permission: Permission;
}

export interface ReadyOptions {
  readonly estate: Estate;
  readonly identity: Identity;
  readonly approve: string | undefined;
  readonly emergency: Entity<"emergency"> | undefined;
  readonly now: () => Date;
  readonly today: string;
}

/** Settles whether a plan may be carried out now. */
export async function makeReady(made: MadePlan, options: ReadyOptions): Promise<Ready> {
  const { estate, identity, approve, emergency, now, today } = options;
  const instant = now();
  const changing = new Set(made.assessment.stacks.map(({ stack }) => stack));
  const pools = new Set(made.jobs.filter(({ name }) => changing.has(name)).map(({ pool }) => pool));
  const held = [...pools].sort().flatMap((pool) => heldBack(estate, pool, instant, emergency));
  const isHeld = (pool: string) => held.some((one) => one.pool === pool);
  const rest = made.plans.filter(({ pool }) => !isHeld(pool));
  const assessment = await made.judge(rest);
  const absent = made.jobs
    .filter(({ name, pool }) => isHeld(pool) || made.outcomes.get(name)?.result !== "done")
    .map(({ name }) => name);
  const asked = permission({
    estate,
    assessment,
    absent: new Set([...absent, ...made.notAsked]),
    identity,
    approve,
    now: instant,
    today,
    inEmergency: emergency !== undefined,
    recordOf: (digest) => findRecord(made.workspace.plans, digest),
  });
  return { assessment, held, permission: asked };
}

function heldBack(
  estate: Estate,
  pool: string,
  instant: Date,
  emergency: Entity<"emergency"> | undefined,
): readonly Held[] {
  if (emergency && emergencyCovers(emergency, pool, instant)) return [];
  const [freeze] = freezesOf(estate, pool, instant);
  return freeze ? [{ pool, freeze }] : [];
}

/** What was carried out. */
export interface CarriedOut {
  readonly result: AuditOutcome["result"];
  readonly stacks: readonly StackReport[];
}

/**
 * Applies the saved plans. Says so in the audit file before the first act and what came of it after the last one;
 * a freeze window that begins meanwhile keeps the stacks that have not begun from beginning.
 */
export async function carryOut(
  made: MadePlan,
  ready: Ready,
  options: ReadyOptions,
  watch: (jobs: readonly StackJob[]) => Watcher,
): Promise<CarriedOut> {
  const { workspace, run } = made;
  const failed = failedPlans(made);
  const changes = new Map(ready.assessment.stacks.map(({ stack, changes }) => [stack, changes.length]));
  const jobs = made.jobs.filter(({ name }) => changes.has(name) || failed.has(name));
  const id = randomUUID();
  appendAudit(workspace.audit, { ...intentOf(made, ready, options), run: id, stacks: [...changes.keys()] });
  const outcomes = await applyStacks(jobs, {
    ...run,
    watcher: watch(jobs),
    changes,
    failed,
    mayBegin: ({ pool }) => frozenSince(pool, options),
    recover: (job, failed) => recover(made, job, failed),
  });
  const stacks = stackReports(jobs, outcomes, ready.assessment);
  const result = resultOf(outcomes, run.interruption);
  appendAudit(workspace.audit, {
    event: "outcome",
    run: id,
    time: options.now().toISOString(),
    result,
    stacks: Object.fromEntries(
      stacks.map((one) => [one.stack, one.failure?.kind ?? one.why?.because ?? one.result]),
    ),
  });
  return { result, stacks };
}

function intentOf({ git }: MadePlan, { assessment, permission: given }: Ready, options: ReadyOptions) {
  const { identity, emergency, now } = options;
  const { approval, continues } = given.permitted ? given : {};
  return {
    event: "intent" as const,
    time: now().toISOString(),
    by: identity,
    digest: assessment.digest ?? "",
    ...(approval ? { approval: { approver: approval.approver, source: approval.source } } : {}),
    ...(emergency ? { emergency: emergency.id } : {}),
    ...(continues === undefined ? {} : { continues }),
    ...(git.commit === undefined ? {} : { commit: git.commit }),
  };
}

function failedPlans({ outcomes }: MadePlan): ReadonlyMap<string, Failure> {
  return new Map(
    [...outcomes].flatMap(([name, outcome]) =>
      outcome.result === "failed" ? [[name, outcome.failure] as const] : [],
    ),
  );
}

function frozenSince(pool: string, { estate, emergency, now }: ReadyOptions): Failure | undefined {
  const [held] = heldBack(estate, pool, now(), emergency);
  if (!held) return undefined;
  const { sentence, hint } = frozenWords(held);
  return failure("frozen", sentence, hint);
}

/** What to say of a pool in a freeze window. */
export function frozenWords({ pool, freeze }: Held): { readonly sentence: Text; readonly hint: Text } {
  const { name, ends } = freeze;
  return {
    sentence: {
      zh: `资源池 ${pool} 处于封网窗口“${name.zh}”，至 ${ends}`,
      en: `pool ${pool} is in the freeze window "${name.en ?? name.zh}" until ${ends}`,
    },
    hint: {
      zh: "等封网结束，或以已宣布的应急变更执行：--emergency 标识",
      en: "wait for its end, or act under a declared emergency: --emergency ID",
    },
  };
}

function resultOf(
  outcomes: ReadonlyMap<string, Outcome<void>>,
  interruption: AbortSignal,
): AuditOutcome["result"] {
  const all = [...outcomes.values()];
  if (all.every(({ result }) => result === "done")) return "done";
  return interruption.aborted ? "interrupted" : "failed";
}
