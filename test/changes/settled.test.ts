import { describe, expect, it } from "vitest";
import { assess } from "../../changes/assess.js";
import type { AuditEntry } from "../../changes/audit.js";
import { dangerRules } from "../../changes/danger.js";
import type { PlanRecord } from "../../changes/record.js";
import { settle } from "../../changes/settled.js";
import { estateOf } from "../stacks/estate-of.js";
import { smallProvince } from "../stacks/small-province.js";
import { type ChangeJson, changeJson, metadata, quotaValues, stackPlan } from "./plan-json.js";

const rules = await dangerRules();
const estate = estateOf(smallProvince);

const quota = (name: string, after: string) =>
  changeJson(
    `kubernetes_resource_quota_v1.${name}`,
    quotaValues(name, { "requests.cpu": "8" }),
    quotaValues(name, { "requests.cpu": after }),
  );

function assessed(stacks: Readonly<Record<string, readonly ChangeJson[]>>) {
  const plans = Object.entries(stacks).map(([stack, changes]) => stackPlan(changes, { stack }));
  return assess(plans, estate, rules, "2026-11-22");
}

const begun = assessed({ s: [quota("a", "4"), quota("b", "4")], t: [quota("c", "4")] });

function recordOf({ digest = "", stacks }: typeof begun): PlanRecord {
  return {
    digest,
    author: null,
    committer: null,
    planned: "",
    commit: null,
    modified: false,
    stacks: stacks.map(({ stack, changes }) => ({ stack, changes: [...changes] })),
    dangers: [],
  };
}

const time = "2026-11-22T04:00:00.000Z";
const intent = (run: string, digest = "", stacks: string[] = ["s", "t"]): AuditEntry => ({
  event: "intent",
  run,
  time,
  by: { person: "li-na", knownBy: "option" },
  digest,
  stacks,
});
const outcome = (run: string, stacks: Record<string, string>): AuditEntry => ({
  event: "outcome",
  run,
  time,
  result: "failed",
  stacks,
});

/** The dangers that are settled after these entries: their objects. */
function settled(
  now: typeof begun,
  entries: readonly AuditEntry[],
  records: readonly PlanRecord[] = [recordOf(begun)],
) {
  const trail = { entries, brokenAt: undefined, unfinished: [] };
  return settle(now, trail, (digest) => records.find((one) => one.digest === digest))
    .dangers.filter(({ settledBy }) => settledBy === begun.digest)
    .map(({ object }) => object);
}

const quotas = (...names: readonly string[]) => names.map((name) => `ResourceQuota ${name}/quota`);

describe("dangers are settled", () => {
  it.each([
    [
      "failed",
      [intent("1", begun.digest), outcome("1", { s: "unreachable", t: "lane" })],
      quotas("a", "b", "c"),
    ],
    ["was killed", [intent("1", begun.digest)], quotas("a", "b", "c")],
    [
      "did one of two stacks",
      [intent("1", begun.digest), outcome("1", { s: "done", t: "interrupted" })],
      quotas("c"),
    ],
    ["came to its end", [intent("1", begun.digest), outcome("1", { s: "done", t: "done" })], []],
    ["was never begun", [], []],
  ])("that the run of their plan left when it %s", (_, entries, objects) => {
    expect(settled(begun, entries)).toEqual(objects);
  });

  it("one by one: what is new beside them is not", () => {
    const now = assessed({ s: [quota("a", "4"), quota("b", "2"), quota("d", "4")] });
    expect(settled(now, [intent("1", begun.digest)])).toEqual(quotas("a"));
  });

  it("no longer once their stack was begun with another plan", () => {
    const other = assessed({ s: [quota("d", "4")] });
    const entries = [intent("1", begun.digest), intent("2", other.digest, ["s"])];
    expect(settled(begun, entries, [recordOf(begun), recordOf(other)])).toEqual(quotas("c"));
  });

  it("not without the record of what was begun", () => {
    expect(settled(begun, [intent("1", begun.digest)], [])).toEqual([]);
  });

  it("also when what was half made is made anew", () => {
    const made = metadata("fast");
    const first = assessed({ s: [changeJson("kubernetes_storage_class_v1.fast", undefined, made)] });
    const again = assessed({
      s: [
        changeJson("kubernetes_storage_class_v1.fast", { ...made, id: "fast" }, made, ["delete", "create"]),
        quota("a", "4"),
      ],
    });
    const trail = { entries: [intent("1", first.digest)], brokenAt: undefined, unfinished: [] };
    const marked = settle(again, trail, () => recordOf(first)).dangers;
    expect(marked.map(({ object, settledBy }) => [object, settledBy])).toEqual([
      ["StorageClass fast", first.digest],
      ["ResourceQuota a/quota", undefined],
    ]);
  });
});
