import { bare, type Expr, nodesOf, type Selector } from "../../promql/ast.js";
import { defineLintCheck, wordsAt } from "../check.js";
import { alertExample } from "../lint-rule.js";
import { perScene } from "../scene.js";
import type { Subject } from "../subject.js";

/** "Too few" does not fire for none at all. */
export default defineLintCheck<{ metric: string; expr: string }>({
  code: "RUL080",
  severity: "style",
  title: { zh: "“过低”的告警另有数据消失的告警", en: "Alerts on too little have one on nothing beside them" },
  message: {
    zh: (p) => `${p.expr} 在 ${p.metric} 的数据消失时不会告警，这里也没有对它的 absent`,
    en: (p) => `${p.expr} says nothing when ${p.metric} vanishes, and no rule here asks for its absence`,
  },
  why: {
    zh: "目标被删、采集配置出错时，序列消失，比较没有结果：最坏的情形反而无声。",
    en: "When a target is removed or scraping breaks the series vanish and there is nothing to compare: the worst case is the silent one.",
  },
  fix: {
    zh: (p) => `另写一条 absent(${p.metric}{…})，每个 job 一条`,
    en: (p) => `add an alert on absent(${p.metric}{…}), one for each job`,
  },
  example: {
    bad: alertExample('up{job="api"} == 0'),
    good: `${alertExample('up{job="api"} == 0')}\n${alertExample('absent(up{job="api"})').split("\n").slice(3).join("\n")}`,
  },
  find: {
    alert(subject, tell) {
      const { expr } = subject;
      const selector = expr && lowOf(expr);
      if (!expr || !selector?.metric || watched(subject.scene).has(selector.metric)) return;
      tell(expr, { metric: selector.metric, expr: wordsAt(subject, expr) });
    },
  },
});

/** The selector that the whole alert is about, where a low value is what it warns of. */
function lowOf(expr: Expr): Selector | undefined {
  const top = bare(expr);
  if (top.kind !== "binary" || top.right.kind !== "number") return undefined;
  const { operator } = top;
  const isLow = operator === "<" || operator === "<=" || (operator === "==" && top.right.value === 0);
  const left = bare(top.left);
  // The state of a target, or of a thing that is asked about: up == 0, probe_success == 0.
  return isLow && left.kind === "selector" && states.has(left.metric ?? "") ? left : undefined;
}

const states: ReadonlySet<string> = new Set(["up", "probe_success"]);

/** `absent` and one of the states, in this order. */
const mayWatch = new RegExp(`absent.*\\b(?:${[...states].join("|")})\\b`, "s");

/** Metrics of which some rule asks whether they are there. */
const watched = perScene((scene): ReadonlySet<string> => {
  const asking = scene.rules.filter(({ expr }) => expr && mayWatch.test(expr.text));
  return new Set(asking.flatMap((rule) => absentIn(scene.subjectOf(rule))));
});

function absentIn({ nodes }: Subject): string[] {
  return nodes.flatMap(([node]) =>
    node.kind === "call" && node.name.startsWith("absent")
      ? nodesOf(node).flatMap(([inner]) => (inner.kind === "selector" && inner.metric ? [inner.metric] : []))
      : [],
  );
}
