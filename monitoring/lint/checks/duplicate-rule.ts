import { lineColumn } from "../../../estate/source/place.js";
import { defineLintCheck } from "../check.js";
import { alertExample } from "../lint-rule.js";
import type { Scene } from "../scene.js";
import type { RuleNode } from "../source/model.js";
import { perSubject } from "../subject.js";

const seen = new WeakMap<Scene, ReadonlyMap<string, RuleNode>>();

/** Everything by which two rules would do the same. */
const keyOf = perSubject(({ rule: { kind, name, expr, labels, group, for: duration } }): string => {
  const pairs = [...labels, ...group.labels].map(({ key, value }) => `${key}=${value.text}`).sort();
  const text = (expr?.text ?? "").replaceAll(/\s+/g, " ").trim();
  return JSON.stringify([kind, name, text, pairs, duration?.seconds ?? 0]);
});

function firstOf(scene: Scene): ReadonlyMap<string, RuleNode> {
  const known = seen.get(scene);
  if (known) return known;
  const first = new Map<string, RuleNode>();
  for (const subject of scene.subjects) {
    const key = keyOf(subject);
    if (!first.has(key)) first.set(key, subject.rule);
  }
  seen.set(scene, first);
  return first;
}

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
  *find(subject) {
    const { rule, scene } = subject;
    if (!rule.expr) return;
    const first = firstOf(scene).get(keyOf(subject));
    if (!first || first === rule) return;
    const place = `${first.source.file}:${lineColumn(first.source.text, first.node.at).line}`;
    yield { at: rule.nameNode.at, params: { name: rule.name, place, kind: rule.kind } };
  },
});
