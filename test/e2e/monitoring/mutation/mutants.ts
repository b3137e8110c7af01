import { secondsOf } from "../../../../monitoring/check/expression.js";
import type { Suite } from "../../../../monitoring/proving/suite.js";
import type { PrometheusRule } from "../../../../monitoring/rules/rule-file.js";
import { type Edit, edited, editsOf, type Kind } from "./edits.js";

/** A rule with one thing in it changed. */
export interface Mutant {
  /** The name of the alert or of what is recorded. */
  readonly rule: string;
  readonly kind: Kind | "for";
  /** What was there, and what is there now. */
  readonly change: string;
  readonly original: PrometheusRule;
  readonly mutated: PrometheusRule;
  /** Not there where `for` is changed. */
  readonly edit?: Edit;
  /** Those whose cases must find it. */
  readonly suites: readonly Suite[];
}

/** Every mutant of every rule: alerts are found by their own cases, recordings by those of all alerts that read them. */
export function mutantsOf(suites: readonly Suite[]): readonly Mutant[] {
  const alerts = suites.flatMap((suite) =>
    rulesOf(suite).flatMap((rule) =>
      nameOf(rule) === suite.proven.alert.name ? mutantsOfRule(rule, [suite]) : [],
    ),
  );
  const recordings = new Map(
    suites.flatMap(rulesOf).flatMap((rule) => ("record" in rule ? [[rule.record, rule] as const] : [])),
  );
  const recorded = [...recordings].flatMap(([name, rule]) => {
    const readers = suites.filter((suite) => rulesOf(suite).some((one) => nameOf(one) === name));
    return mutantsOfRule(rule, readers);
  });
  return [...alerts, ...recorded];
}

/** The rules of a suite with a mutant in the place of its original. */
export function rulesWith(mutant: Mutant, { rules }: Suite): Suite["rules"] {
  const groups = rules.groups.map((group) => ({
    ...group,
    rules: group.rules.map((rule) => (nameOf(rule) === mutant.rule ? mutant.mutated : rule)),
  }));
  return { groups };
}

function rulesOf({ rules }: Suite): readonly PrometheusRule[] {
  return rules.groups.flatMap((group) => group.rules);
}

function nameOf(rule: PrometheusRule): string {
  return "record" in rule ? rule.record : rule.alert;
}

function mutantsOfRule(original: PrometheusRule, suites: readonly Suite[]): readonly Mutant[] {
  const { expr } = original;
  const base = { rule: nameOf(original), original, suites };
  const changed = editsOf(expr).map((edit) => ({
    ...base,
    kind: edit.kind,
    change: `${expr.slice(edit.from, edit.to) || "(nothing)"} → ${edit.text || "(nothing)"}`,
    mutated: { ...original, expr: edited(expr, edit) },
    edit,
  }));
  return "alert" in original ? [...changed, ...patience(original, base)] : changed;
}

/** `for` a minute shorter and a minute longer. */
function patience(
  original: PrometheusRule & { readonly for: string },
  base: Pick<Mutant, "rule" | "original" | "suites">,
): readonly Mutant[] {
  const minutes = secondsOf(original.for) / 60;
  return [minutes - 1, minutes + 1]
    .filter((other) => other >= 0)
    .map((other) => ({
      ...base,
      kind: "for",
      change: `for ${original.for} → ${other}m`,
      mutated: { ...original, for: `${other}m` },
    }));
}
