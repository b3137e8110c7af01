import { carryOut, makeReady, type Ready, type ReadyOptions } from "../changes/carry-out.js";
import { dangerRules } from "../changes/danger.js";
import type { Identity, Who } from "../changes/identity.js";
import type { MadePlan } from "../changes/make-plan.js";
import type { StackJob, Watcher } from "../changes/run.js";
import type { Entity, Estate } from "../estate/index.js";
import { nearest } from "../estate/source/validate.js";
import { UsageError } from "../estate/usage-error.js";
import { lookOf } from "./change-run.js";
import type { Context } from "./context.js";
import { carriedOutText, heldText, refusedText } from "./formats/apply-text.js";
import { planText } from "./formats/plan-text.js";
import type { SoundEstate } from "./refusal.js";
import type { Outcome } from "./verb.js";
import { count } from "./words.js";

export interface ApplyRequest {
  readonly read: SoundEstate;
  readonly made: MadePlan;
  readonly identity: Identity;
  readonly watch: (jobs: readonly StackJob[]) => Watcher;
  readonly input: {
    readonly approve: string | undefined;
    readonly yes: boolean;
    /** Digest of the only plan that may be carried out. */
    readonly plan: string | undefined;
  };
  readonly emergency: Entity<"emergency"> | undefined;
  readonly context: Context;
}

/** Carries a plan out, if it may be. */
export async function applyPlan(request: ApplyRequest): Promise<Outcome> {
  const { read, made, identity, watch, input, emergency, context } = request;
  const look = lookOf(read, context);
  const plan = planText(made.report, await dangerRules(), look);
  const everythingPlanned = made.report.stacks.every(({ result }) => result === "done");
  if (made.assessment.digest === undefined || context.interruption().aborted) {
    return { exitCode: everythingPlanned ? 0 : 1, json: { plan: made.report }, text: plan };
  }
  if (input.plan !== undefined && input.plan !== made.report.digest) {
    return {
      exitCode: 1,
      json: { plan: made.report },
      text: `${plan}\n\n${anotherPlan(input.plan, context)}`,
    };
  }
  const options: ReadyOptions = {
    estate: read.estate,
    identity,
    approve: input.approve,
    emergency,
    now: context.now,
    today: read.today,
  };
  const ready = await makeReady(made, options);
  const { held, permission, assessment } = ready;
  const refused = refusedText(ready, look);
  const judged = { plan: made.report, held, permission };
  const before = [plan, heldText(ready, look), refused].filter((part) => part !== "").join("\n\n");
  if (!permission.permitted || assessment.digest === undefined)
    return { exitCode: 1, json: judged, text: before };
  const isAgreed = input.yes || input.approve !== undefined || (await agreed(before, ready, context));
  if (!isAgreed) return { exitCode: 1, json: judged, text: notAgreed[context.language] };
  const applied = await carryOut(made, ready, options, watch);
  const isDone = applied.result === "done" && held.length === 0 && everythingPlanned;
  const after = carriedOutText(applied, look);
  // What was asked about has been read already.
  const text = input.yes || input.approve !== undefined ? `${before}\n\n${after}` : after;
  return { exitCode: isDone ? 0 : 1, json: { ...judged, applied }, text };
}

const anotherPlan = (wanted: string, { language, colors }: Context): string =>
  colors.red(
    language === "zh"
      ? `✗ 这不是要执行的计划 ${wanted}：计划之后有了变化，请重新计划`
      : `✗ this is not the plan ${wanted}: something has changed since, so plan again`,
  );

const notAgreed = { zh: "没有执行任何变更", en: "nothing was changed" } as const;

async function agreed(plan: string, { assessment }: Ready, { ask, language }: Context): Promise<boolean> {
  if (!ask) return false;
  const changes = assessment.stacks.reduce((sum, stack) => sum + stack.changes.length, 0);
  const question =
    language === "zh"
      ? `${plan}\n\n执行这 ${changes} 处变更吗？输入 yes 执行：`
      : `${plan}\n\nCarry out ${count(changes, "change")}? Type yes to go ahead: `;
  return (await ask(question)).trim().toLowerCase() === "yes";
}

/**
 * Nothing is changed by nobody.
 * @throws UsageError if nothing says who is at work
 */
export function assertKnown({ identity }: Who): Identity {
  if (identity) return identity;
  throw new UsageError(
    { zh: "不知道是谁在执行变更", en: "nobody says who is at work" },
    {
      zh: "用 --as 人员标识 说明，或设置 ZHENGYUN_USER（duty/people.yaml 中的标识）",
      en: "say so with --as PERSON or ZHENGYUN_USER (an id of duty/people.yaml)",
    },
  );
}

/**
 * Makes sure that somebody can say yes, before the long work begins.
 * @throws UsageError if nobody is there to ask, and nobody said yes beforehand
 */
export function assertAnswerable({ yes, approve }: ApplyRequest["input"], { ask }: Context): void {
  if (yes || approve !== undefined || ask) return;
  throw new UsageError(
    { zh: "没有终端，无法询问是否执行", en: "there is no terminal to ask on whether to go ahead" },
    { zh: "加 --yes 直接执行", en: "say --yes to go ahead" },
  );
}

/**
 * The declared emergency of an id.
 * @throws UsageError if there is none
 */
export function emergencyNamed(estate: Estate, id: string | undefined): Entity<"emergency"> | undefined {
  if (id === undefined) return undefined;
  const found = estate.find("emergency", id);
  if (found) return found;
  const suggestion = nearest(
    id,
    estate.all("emergency").map((emergency) => emergency.id),
  );
  throw new UsageError(
    { zh: `底账中没有应急变更 ${id}`, en: `there is no emergency ${id} in the estate` },
    suggestion
      ? { zh: `是不是 ${suggestion}？`, en: `did you mean ${suggestion}?` }
      : { zh: "先在 changes/emergencies.yaml 中宣布", en: "declare it in changes/emergencies.yaml first" },
  );
}
