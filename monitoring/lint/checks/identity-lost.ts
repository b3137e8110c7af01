import { type Binary, childrenOf, type Expr, type Grouping, type Selector } from "../../promql/ast.js";
import { can, keepsSeries } from "../../promql/shape.js";
import { defineLintCheck } from "../check.js";
import { factsOf } from "../facts/facts.js";
import { alertExample } from "../lint-rule.js";
import type { Subject } from "../subject.js";

/** Whose trouble it is must be known to those who are woken. */
export default defineLintCheck<{ name: string; labels: string }>({
  code: "RUL036",
  severity: "warning",
  title: { zh: "聚合保留身份标签", en: "Aggregations keep identity labels" },
  message: {
    zh: (p) => `${p.name} 丢掉了身份标签 ${p.labels}`,
    en: (p) => `${p.name} drops the identity labels ${p.labels}`,
  },
  why: {
    zh: "丢掉之后，不同资源池的数据混在一起，值班人员也不知道是哪里出了事。",
    en: "Without them the data of several pools are mixed, and nobody can tell where the trouble is.",
  },
  fix: {
    zh: (p) => `在 by (…) 中加上 ${p.labels}；若有意合并，请写忽略注释`,
    en: (p) => `add ${p.labels} to by (…); suppress the finding where they are merged on purpose`,
  },
  example: {
    bad: alertExample("sum by (job) (node_load5) > 100"),
    good: alertExample("sum by (pool, job) (node_load5) > 100"),
  },
  find: {
    aggregation(node, tell, subject) {
      const { identity } = subject.scene.facts;
      if (identity.size === 0 || !node.of || keepsSeries.has(node.name)) return;
      const lost = [...identity].filter(
        (label) => loses(node.grouping, label) && mayHave(node.of as Expr, label, subject),
      );
      if (lost.length === 0) return;
      const around = subject.above(node)?.expr;
      if (around?.kind === "call" && around.name.startsWith("absent")) return;
      tell(node.grouping ?? node.nameAt, { name: node.name, labels: lost.join(", ") });
    },
  },
});

function loses(grouping: Grouping | undefined, label: string): boolean {
  const isNamed = grouping?.labels.some(({ name }) => name === label) ?? false;
  return grouping?.without ? isNamed : !isNamed;
}

/** Whether some series that are aggregated have the label: by what is known of the metrics, else by their target. */
function mayHave(of: Expr, label: string, subject: Subject): boolean {
  if (!can(subject.shape(of), label)) return false;
  const { facts, recordings } = subject.scene;
  for (const node of bearersOf(of, label)) {
    if (node.metric === undefined) continue;
    // A label that is asked for by equality has one value: nothing is mixed.
    if (node.matchers.some((matcher) => matcher.label === label && matcher.operator === "=")) continue;
    const own = factsOf(facts, node.metric)?.labels;
    if (recordings.has(node.metric) || facts.targetLabels.has(label) || !own || own.includes(label))
      return true;
  }
  return false;
}

/** The selectors from which the label can come: of a join, only the side whose labels stay. */
function* bearersOf(expr: Expr, label: string): Generator<Selector> {
  if (expr.kind === "selector") yield expr;
  else if (expr.kind === "binary")
    for (const side of bearingSides(expr, label)) yield* bearersOf(side, label);
  else for (const child of childrenOf(expr)) yield* bearersOf(child, label);
}

function bearingSides({ operator, left, right, matching }: Binary, label: string): readonly Expr[] {
  if (operator === "and" || operator === "unless") return [left];
  if (!matching?.group) return [left, right];
  const isIncluded = matching.include.some(({ name }) => name === label);
  return [(matching.group === "left") === isIncluded ? right : left];
}
