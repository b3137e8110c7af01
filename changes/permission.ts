import type { Text } from "../estate/findings/rule.js";
import type { Entity, Estate } from "../estate/index.js";
import type { Assessment } from "./assess.js";
import type { Danger } from "./danger.js";
import { approvers, mayApprove } from "./entitled.js";
import type { Identity } from "./identity.js";
import type { StackDigest } from "./plan/digest.js";
import { type Difference, differences, type PlanRecord } from "./record.js";

/** Who agreed to a dangerous plan, and how. */
interface Approval {
  readonly digest: string;
  readonly approver: string;
  /** approvals/<digest>.yaml, or `--approve`. */
  readonly source: "file" | "option";
}

/** Whether a plan may be carried out, and by whose leave; or why it may not. */
export type Permission =
  | { readonly permitted: true; readonly approval?: Approval; readonly continues?: string }
  | {
      readonly permitted: false;
      readonly reason: Text;
      readonly hint: Text;
      /** How the plan differs from the one that was approved. */
      readonly differences?: readonly Difference[];
    };

export interface Question {
  readonly estate: Estate;
  /** What would be carried out: without what is frozen or could not be planned. */
  readonly assessment: Assessment;
  /** Stacks that are left out of it now, and so are not gone: frozen, unreachable or not asked for. */
  readonly absent: ReadonlySet<string>;
  /** Who would carry it out. */
  readonly identity: Identity;
  /** The digest that `--approve` names. */
  readonly approve: string | undefined;
  readonly now: Date;
  readonly today: string;
  readonly inEmergency: boolean;
  readonly recordOf: (digest: string) => PlanRecord | undefined;
}

/**
 * Dangers need the consent of somebody entitled who is not the plan's author, to exactly this plan. Those that were
 * settled when a plan was begun (see `settle`) need none again.
 */
export function permission(question: Question): Permission {
  const { assessment, approve } = question;
  if (unsettled(assessment).length === 0) {
    const [settled] = assessment.dangers;
    return { permitted: true, ...(settled?.settledBy ? { continues: settled.settledBy } : {}) };
  }
  if (approve !== undefined) return byOption(question, approve);
  return byFile(question);
}

/** The dangers that somebody has to agree to yet. */
export function unsettled({ dangers }: Pick<Assessment, "dangers">): readonly Danger[] {
  return dangers.filter(({ settledBy }) => settledBy === undefined);
}

function byOption(question: Question, digest: string): Permission {
  const { identity, recordOf } = question;
  const record = recordOf(digest);
  if (!record?.author) return unknownAuthor(digest);
  const changed = changesSince(question, digest);
  if (changed) return changed;
  const authors = [record.author, record.committer];
  return consent(question, { digest, approver: identity.person, source: "option" }, authors);
}

function byFile(question: Question): Permission {
  const { estate, now } = question;
  const fitting = estate
    .all("approval")
    .filter(({ value }) => Date.parse(value.approved) <= now.getTime())
    .find(({ id }) => changesSince(question, id) === undefined);
  if (!fitting) return notApproved(question);
  const { author, approver } = fitting.value;
  const record = question.recordOf(fitting.id);
  const authors = [author, record?.author, record?.committer];
  return consent(question, { digest: fitting.id, approver, source: "file" }, authors);
}

/** Undefined if the plan is the approved one; else the refusal that says how it differs. */
function changesSince(question: Question, digest: string): Permission | undefined {
  const { assessment, absent, recordOf } = question;
  if (assessment.digest === digest) return undefined;
  const recorded = recordOf(digest)?.stacks;
  const expected = recorded?.filter(({ stack }) => !isAbsent(stack, assessment.stacks, absent));
  const found = expected && differences(expected, assessment.stacks);
  if (found?.length === 0) return undefined;
  return {
    permitted: false,
    reason: {
      zh: `现在的计划（${assessment.digest}）与批准的（${digest}）不同`,
      en: `the plan is now ${assessment.digest}, not ${digest}, which was approved`,
    },
    hint: {
      zh: "请重新查看计划，并请有权的人批准新的摘要",
      en: "look at the plan again, and have the new digest approved",
    },
    ...(found ? { differences: found } : {}),
  };
}

function isAbsent(stack: string, present: readonly StackDigest[], absent: ReadonlySet<string>): boolean {
  return absent.has(stack) && !present.some((one) => one.stack === stack);
}

function consent(
  question: Question,
  approval: Approval,
  authors: readonly (string | null | undefined)[],
): Permission {
  const { estate, assessment, today, inEmergency } = question;
  const { approver } = approval;
  if (authors.includes(approver)) return ownApproval(approver);
  const person = estate.find("person", approver);
  const pools = [...new Set(unsettled(assessment).map(({ pool }) => pool))];
  if (!person || !mayApprove(estate, person, pools, today, inEmergency))
    return notEntitled(approver, person, pools, inEmergency);
  return { permitted: true, approval };
}

function ownApproval(approver: string): Permission {
  return {
    permitted: false,
    reason: {
      zh: `${approver} 是这个计划的变更人，不能批准自己的变更`,
      en: `${approver} made this plan and cannot approve it`,
    },
    hint: { zh: "请另一位有权的人批准", en: "ask somebody else who is entitled" },
  };
}

function notEntitled(
  approver: string,
  person: Entity<"person"> | undefined,
  pools: readonly string[],
  inEmergency: boolean,
): Permission {
  const personas = approvers(inEmergency);
  return {
    permitted: false,
    reason: {
      zh: `${person?.value.name ?? approver} 无权批准资源池 ${pools.join("、")} 的变更`,
      en: `${approver} is not entitled to approve changes in ${pools.join(", ")}`,
    },
    hint: {
      zh: `须由范围相符的 ${personas.join("、")} 批准`,
      en: `it takes ${personas.join(" or ")} with a scope that covers these pools`,
    },
  };
}

function unknownAuthor(digest: string): Permission {
  return {
    permitted: false,
    reason: {
      zh: `不知道计划 ${digest} 是谁做的，因此无法确认批准人不是变更人`,
      en: `who made the plan ${digest} is not known here, so nobody can tell that another approves it`,
    },
    hint: {
      zh: "由变更人先执行 zhengyun plan --as 人员标识，或用 approvals/<摘要>.yaml 批准",
      en: "let its author run zhengyun plan --as PERSON here first, or approve it in approvals/<digest>.yaml",
    },
  };
}

function notApproved({ assessment }: Question): Permission {
  const { digest } = assessment;
  const { length } = unsettled(assessment);
  return {
    permitted: false,
    reason: {
      zh: `计划中有 ${length} 处危险变更，尚无人批准`,
      en: `the plan has ${length} dangerous ${length === 1 ? "change" : "changes"} that nobody has approved`,
    },
    hint: {
      zh: `请变更人以外有权的人写 approvals/${digest}.yaml，或由他执行 zhengyun apply --approve ${digest}`,
      en: `have somebody entitled other than its author write approvals/${digest}.yaml or run zhengyun apply --approve ${digest}`,
    },
  };
}
