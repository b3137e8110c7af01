import { evaluationSeconds } from "../../../monitoring/check/check.js";
import { secondsOf } from "../../../monitoring/check/expression.js";
import type { PrometheusRule, RuleFile } from "../../../monitoring/rules/rule-file.js";

/** By how much `for` is shortened where all that counts is that it fires: fifteen minutes become a quarter of a second. */
const usual = 3600;

/**
 * Rules as they are installed, evaluated every second. Expressions stay as they are, because their ranges are filled
 * with a history; only `for`, which promtool has proved at its full length, is made so short that it can be waited for.
 * What keeps firing keeps it for as many evaluations as it does where it is installed.
 */
export function hurried(files: readonly RuleFile[], shortening = usual): RuleFile {
  const groups = new Map<string, Map<string, PrometheusRule>>();
  for (const { name, rules } of files.flatMap((file) => file.groups)) {
    const known = groups.get(name) ?? new Map<string, PrometheusRule>();
    // What is recorded for two alerts is recorded once.
    for (const rule of rules) known.set("record" in rule ? rule.record : rule.alert, hurry(rule, shortening));
    groups.set(name, known);
  }
  return {
    groups: [...groups].map(([name, rules]) => ({
      name,
      interval: "1s",
      rules: recordedFirst([...rules.values()]),
    })),
  };
}

/** The rules whose records others look back at; undefined where there are none. */
export function recordings({ groups }: RuleFile): RuleFile | undefined {
  const all = groups.flatMap(({ rules }) => rules);
  const isLookedBackAt = (rule: PrometheusRule) =>
    "record" in rule && all.some(({ expr }) => expr.includes(`${rule.record}[`));
  const rules = all.filter(isLookedBackAt);
  return rules.length > 0 ? { groups: [{ name: "recorded", interval: "5s", rules }] } : undefined;
}

function recordedFirst(rules: readonly PrometheusRule[]): PrometheusRule[] {
  return [...rules.filter((rule) => "record" in rule), ...rules.filter((rule) => "alert" in rule)];
}

function hurry(rule: PrometheusRule, shortening: number): PrometheusRule {
  if (!("alert" in rule)) return rule;
  const { keep_firing_for: kept } = rule;
  return {
    ...rule,
    for: `${Math.round((secondsOf(rule.for) * 1000) / shortening)}ms`,
    ...(kept === undefined ? {} : { keep_firing_for: `${secondsOf(kept) / evaluationSeconds}s` }),
  };
}
