import { groupBy } from "../../../estate/estate.js";
import { lineColumn } from "../../../estate/source/place.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";
import { perScene } from "../scene.js";
import type { RuleNode } from "../source/model.js";

/** Everything by which two rules would do the same. */
function keyOf({ expr, labels, group, for: duration }: RuleNode): string {
  const pairs = [...labels, ...group.labels].map(({ key, value }) => `${key}=${value.text}`).sort();
  const text = (expr?.text ?? "").replaceAll(/\s+/g, " ").trim();
  return JSON.stringify([text, pairs, duration?.seconds ?? 0]);
}

/** The first rule that does the same, for every rule that has one. */
const firstOf = perScene(({ rules }): ReadonlyMap<RuleNode, RuleNode> => {
  const first = new Map<RuleNode, RuleNode>();
  for (const namesakes of groupBy(rules, ({ kind, name }) => `${kind} ${name}`).values()) {
    if (namesakes.length === 1) continue;
    for (const [one, ...others] of groupBy(namesakes, keyOf).values()) {
      for (const other of others) if (one) first.set(other, one);
    }
  }
  return first;
});

/** The same rule twice. */
export default defineLintCheck<{ name: string; place: string; kind: string }>({
  code: "RUL064",
  severity: "warning",
  title: { zh: "没有重复的规则", en: "No rule stands twice" },
  message: {
    zh: (p) => `${p.name} 与 ${p.place} 的规则完全相同`,
    en: (p) => `${p.name} is the same rule as at ${p.place}`,
  },
  why: {
    zh: "记录规则重复会报“重复样本”错误；告警重复多求一次值，改其中一处时另一处照旧。",
    en: "A recording twice gives errors of duplicate samples; an alert twice stays as it was when one of the two is changed.",
  },
  fix: { zh: () => "删去其中一个", en: () => "remove one of the two" },
  example: {
    bad: `${alertExample("up == 0")}\n${alertExample("up == 0").split("\n").slice(3).join("\n")}`,
    good: alertExample("up == 0"),
  },
  find: {
    rule({ rule, scene }, tell) {
      const first = rule.expr && firstOf(scene).get(rule);
      if (!first) return;
      const place = `${first.source.file}:${lineColumn(first.source.text, first.node.at).line}`;
      tell(rule.nameNode.at, { name: rule.name, place, kind: rule.kind });
    },
  },
});
