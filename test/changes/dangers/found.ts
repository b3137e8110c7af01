import { assess } from "../../../changes/assess.js";
import { type DangerKind, dangerRules } from "../../../changes/danger.js";
import { estateOf } from "../../stacks/estate-of.js";
import { smallProvince } from "../../stacks/small-province.js";
import { type ChangeJson, stackPlan } from "../plan-json.js";

const rules = await dangerRules();
const estate = estateOf(smallProvince);

/** What English readers are told of the dangers of one kind in these changes. */
export function found(kind: DangerKind, changes: readonly ChangeJson[], today = "2026-11-22"): string[] {
  return assess([stackPlan(changes)], estate, rules, today)
    .dangers.filter((danger) => danger.kind === kind)
    .map(({ sentence }) => sentence.en);
}

/** The kinds of all dangers in these changes, each once. */
export function kindsFound(changes: readonly ChangeJson[]): DangerKind[] {
  const { dangers } = assess([stackPlan(changes)], estate, rules, "2026-11-22");
  return [...new Set(dangers.map(({ kind }) => kind))];
}
