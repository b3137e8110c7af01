import { describe, expect, it } from "vitest";
import { assess } from "../../changes/assess.js";
import { dangerRules } from "../../changes/danger.js";
import { permission, type Question } from "../../changes/permission.js";
import type { PlanRecord } from "../../changes/record.js";
import { type Documents, estateOf } from "../stacks/estate-of.js";
import { peopledProvince } from "./people.js";
import { type ChangeJson, changeJson, namespaceValues, quotaValues, stackPlan } from "./plan-json.js";

const rules = await dangerRules();
const now = new Date("2026-11-22T12:00:00+08:00");

const quota = (name: string, before: string, after: string) =>
  changeJson(
    `kubernetes_resource_quota_v1.${name}`,
    quotaValues(name, { "requests.cpu": before }),
    quotaValues(name, { "requests.cpu": after }),
  );

/** Plans of stacks by name; all of one pool. */
function assessed(stacks: Readonly<Record<string, readonly ChangeJson[]>>) {
  const plans = Object.entries(stacks).map(([stack, changes]) => stackPlan(changes, { stack }));
  return assess(plans, estateOf(peopledProvince), rules, "2026-11-22");
}

const dangerous = assessed({ s: [quota("a", "8", "4")], t: [quota("b", "8", "4")] });
const digest = dangerous.digest ?? "";

function recordOf(
  { stacks }: typeof dangerous,
  author: string | null = "zhao-lei",
  committer: string | null = null,
): PlanRecord {
  return {
    digest,
    author,
    committer,
    planned: now.toISOString(),
    commit: null,
    modified: false,
    stacks: stacks.map(({ stack, changes }) => ({ stack, changes: [...changes] })),
    dangers: [],
  };
}

function ask(
  question: Partial<Question>,
  documents: Documents = {},
  record: PlanRecord | undefined = recordOf(dangerous),
) {
  return permission({
    estate: estateOf({ ...peopledProvince, ...documents }),
    assessment: dangerous,
    absent: new Set(),
    identity: { person: "zhao-lei", knownBy: "option" },
    approve: undefined,
    now,
    today: "2026-11-22",
    inEmergency: false,
    recordOf: (asked) => (record && asked === record.digest ? record : undefined),
    ...question,
  });
}

const approvedBy = (approver: string, rest: object = {}): Documents => ({
  [`approvals/${digest}.yaml`]: {
    author: "zhao-lei",
    approver,
    approved: "2026-11-22T11:00:00+08:00",
    reason: "已与部门确认缩减配额",
    ...rest,
  },
});

const reason = (asked: ReturnType<typeof ask>) => (asked.permitted ? "permitted" : asked.reason.en);
const as = (person: string) => ({ identity: { person, knownBy: "option" as const }, approve: digest });

describe("a plan without dangers", () => {
  it("needs nobody's consent", () => {
    const namespace = changeJson("kubernetes_namespace_v1.x", undefined, namespaceValues("a", "b"));
    expect(ask({ assessment: assessed({ s: [namespace] }) })).toEqual({ permitted: true });
  });
});

describe("a plan with dangers", () => {
  it("is refused as long as nobody approved it", () => {
    expect(ask({})).toEqual({
      permitted: false,
      reason: {
        zh: "计划中有 2 处危险变更，尚无人批准",
        en: "the plan has 2 dangerous changes that nobody has approved",
      },
      hint: {
        zh: `请变更人以外有权的人写 approvals/${digest}.yaml，或由他执行 zhengyun apply --approve ${digest}`,
        en: `have somebody entitled other than its author write approvals/${digest}.yaml or run zhengyun apply --approve ${digest}`,
      },
    });
  });

  it("is permitted by a file of its digest", () => {
    expect(ask({}, approvedBy("li-na"))).toEqual({
      permitted: true,
      approval: { digest, approver: "li-na", source: "file" },
    });
  });

  it("is permitted by somebody who approves it in person", () => {
    expect(ask(as("li-na"))).toEqual({
      permitted: true,
      approval: { digest, approver: "li-na", source: "option" },
    });
  });

  it.each([
    ["its author, in the file", {}, approvedBy("zhao-lei"), "zhao-lei made this plan and cannot approve it"],
    ["its author, in person", as("zhao-lei"), {}, "zhao-lei made this plan and cannot approve it"],
    [
      "somebody who is not entitled",
      {},
      approvedBy("sun-yue"),
      "sun-yue is not entitled to approve changes in 230000-province",
    ],
    [
      "somebody unknown",
      {},
      approvedBy("nobody"),
      "nobody is not entitled to approve changes in 230000-province",
    ],
    [
      "somebody who approves tomorrow",
      {},
      approvedBy("li-na", { approved: "2026-11-23T00:00:00+08:00" }),
      "the plan has 2 dangerous changes that nobody has approved",
    ],
  ])("is not permitted by %s", (_, question, documents, told) => {
    expect(reason(ask(question, documents))).toBe(told);
  });

  it("is not permitted by whoever planned it, or made the commit, whatever the file says", () => {
    expect(reason(ask({}, approvedBy("li-na"), recordOf(dangerous, "li-na")))).toContain(
      "li-na made this plan",
    );
    expect(reason(ask({}, approvedBy("li-na"), recordOf(dangerous, "zhao-lei", "li-na")))).toContain(
      "li-na made this plan",
    );
  });

  it("is not permitted in person when its author is not known", () => {
    expect(reason(ask(as("li-na"), {}, recordOf(dangerous, null)))).toContain("is not known here");
    expect(reason(ask({ ...as("li-na"), recordOf: () => undefined }))).toContain("is not known here");
  });

  it("is permitted by a file without any record here", () => {
    expect(ask({ recordOf: () => undefined }, approvedBy("li-na")).permitted).toBe(true);
  });

  it("is permitted by the emergency lead in an emergency only", () => {
    expect(reason(ask(as("wu-di")))).toContain("wu-di is not entitled");
    expect(ask({ ...as("wu-di"), inEmergency: true }).permitted).toBe(true);
  });
});

describe("a plan that is not the approved one", () => {
  const changed = assessed({ s: [quota("a", "8", "3")], t: [quota("b", "8", "4"), quota("c", "2", "1")] });

  it("is refused with what changed", () => {
    expect(ask({ ...as("li-na"), assessment: changed })).toEqual({
      permitted: false,
      reason: {
        zh: `现在的计划（${changed.digest}）与批准的（${digest}）不同`,
        en: `the plan is now ${changed.digest}, not ${digest}, which was approved`,
      },
      hint: {
        zh: "请重新查看计划，并请有权的人批准新的摘要",
        en: "look at the plan again, and have the new digest approved",
      },
      differences: [
        { stack: "s", address: "kubernetes_resource_quota_v1.a", what: "other" },
        { stack: "t", address: "kubernetes_resource_quota_v1.c", what: "new" },
      ],
    });
  });

  it("is not permitted by the file of the other", () => {
    expect(reason(ask({ assessment: changed }, approvedBy("li-na")))).toContain("nobody has approved");
  });

  it("is refused when something of it has gone meanwhile", () => {
    const less = assessed({ s: [quota("a", "8", "4")] });
    expect(reason(ask({ assessment: less }, approvedBy("li-na")))).toContain("nobody has approved");
  });

  it("is permitted when what is missing is only left out now: frozen, unreachable, not asked for", () => {
    const less = assessed({ s: [quota("a", "8", "4")] });
    expect(ask({ assessment: less, absent: new Set(["t"]) }, approvedBy("li-na")).permitted).toBe(true);
    expect(ask({ ...as("li-na"), assessment: less, absent: new Set(["t"]) }).permitted).toBe(true);
  });
});

describe("a plan whose dangers were settled when it was begun", () => {
  const [first, second] = dangerous.dangers;
  const settled = (...dangers: readonly (typeof first)[]) => ({
    ...dangerous,
    dangers: dangers.flatMap((danger) => (danger ? [{ ...danger, settledBy: "b".repeat(64) }] : [])),
  });

  it("needs no consent again, and says which plan it continues", () => {
    expect(ask({ assessment: settled(first, second) })).toEqual({
      permitted: true,
      continues: "b".repeat(64),
    });
  });

  it("needs it when one danger is not among them", () => {
    const { dangers } = settled(first);
    expect(
      reason(ask({ assessment: { ...dangerous, dangers: [...dangers, ...(second ? [second] : [])] } })),
    ).toBe("the plan has 1 dangerous change that nobody has approved");
  });
});
