import type { MadePlan } from "../make-plan.js";
import { textAt } from "../objects/fields.js";
import { unsettled } from "../permission.js";
import { readPlan, type StackPlan } from "../plan/read.js";
import { findRecord, isRestOf } from "../record.js";
import type { StackJob } from "../run.js";
import { begunStacks } from "../settled.js";
import type { Failure } from "../terraform/failure.js";
import type { Import } from "../terraform/terraform.js";
import { areOurs, importsOf } from "./adopt.js";
import { freeRelease } from "./stuck-release.js";

/**
 * Makes a stack applicable again whose last run ended in the middle: a pool died, or somebody was in a hurry. What
 * was made without Terraform hearing of it is taken in, and releases that Helm left half changed are freed. Only what
 * that run had begun is touched, and only if it still is to become what was agreed to then.
 *
 * @returns whether there is a new saved plan for the stack, to be applied in place of the one that failed
 */
export async function recover(made: MadePlan, job: StackJob, failed: Failure): Promise<boolean> {
  const plan = made.plans.find(({ stack }) => stack === job.name);
  const { addresses = failed.address === undefined ? [] : [failed.address] } = failed;
  if (!plan || addresses.length === 0 || !addresses.every(begunWith(made, job.name))) return false;
  if (failed.kind === "release-stuck" && (await free(made, job, plan, addresses)))
    return planAgain(made, job, []);
  const imports = importsOf(plan, addresses);
  return imports !== undefined && planAgain(made, job, imports);
}

/** Whether a change of a stack is what its last, unfinished run had begun. */
function begunWith({ trail, workspace, assessment }: MadePlan, stack: string): (address: string) => boolean {
  const begun = begunStacks(trail, (digest) => findRecord(workspace.plans, digest)).get(stack);
  const now = assessment.stacks.find((one) => one.stack === stack)?.changes ?? [];
  return (address) => {
    const [before, after] = [begun?.changes.get(address), now.find((change) => change.address === address)];
    return before !== undefined && after !== undefined && isRestOf(before, after);
  };
}

async function free(
  { run, workspace }: MadePlan,
  job: StackJob,
  plan: StackPlan,
  addresses: readonly string[],
) {
  let isFree = true;
  for (const address of addresses) {
    const after = plan.resources.find((resource) => resource.address === address)?.after;
    const [name, namespace] = [textAt(after, "name"), textAt(after, "namespace")];
    if (name === undefined || namespace === undefined) return false;
    isFree = (await freeRelease(run.terraform, workspace, job, { name, namespace })) && isFree;
  }
  return isFree;
}

/** What is taken in becomes what was agreed to; everything else in the new plan must be without new dangers. */
async function planAgain(
  { run, judge }: MadePlan,
  job: StackJob,
  imports: readonly Import[],
): Promise<boolean> {
  const again = await run.terraform.plan(job, () => {}, imports);
  if ("failure" in again) return false;
  const plan = readPlan(again.json, { stack: job.name, pool: job.pool });
  const isTakenIn = ({ address }: { address: string }) => imports.some(({ to }) => to === address);
  return areOurs(plan, imports) && unsettled(await judge([plan])).every(isTakenIn);
}
