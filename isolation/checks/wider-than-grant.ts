import { addressText } from "../addresses.js";
import { type Breach, defineIsolationCheck, type Scene } from "../checks.js";
import { type CompiledPolicy, type CompiledRule, rulesIn } from "../engine/compiled.js";
import { NO } from "../engine/tri.js";
import { grantOf } from "../identity.js";
import { type Expectation, expectationOf, portSetOf } from "../intent/expectation.js";
import type { IntendedGrant } from "../intent/intent.js";
import type { Direction } from "../objects/model.js";

interface Params {
  readonly policy: string;
  readonly rule: string;
  readonly grant: string;
  readonly excess: string;
}

/** A rule may open less than its grant where the other end is elsewhere, never more. */
export default defineIsolationCheck<Params>({
  code: "ISO005",
  severity: "error",
  when: "audit",
  title: { zh: "规则不宽于其授权", en: "No rule is wider than its grant" },
  message: {
    zh: (p) => `${p.policy} 的 ${p.rule} 超出授权 ${p.grant}：${p.excess}`,
    en: (p) => `${p.rule} of ${p.policy} is wider than grant ${p.grant}: ${p.excess}`,
  },
  hint: {
    zh: () => "恢复生成的规则，或变更授权",
    en: () => "restore the rule as synthesised, or change the grant",
  },
  source: "GB/T 22239-2019 8.1.3.2 b",
  *find(scene) {
    const { cluster, intent } = scene;
    if (!intent) return;
    const grants = new Map(intent.grants.map((grant) => [grant.id, grant]));
    const expected = expectationOf(intent, cluster.pool, cluster.engine.sets);
    for (const policy of cluster.engine.compiled.values()) {
      const grant = grants.get(grantOf(policy.source)?.id ?? "");
      if (!grant || !("namespace" in policy.source)) continue;
      for (const [direction, rule] of rulesIn(policy)) {
        yield* excess(scene, expected, policy, rule, direction, grant);
      }
    }
  },
});

function* excess(
  { cluster }: Scene,
  expected: Expectation,
  policy: CompiledPolicy,
  rule: CompiledRule,
  direction: Direction,
  grant: IntendedGrant,
): Generator<Breach<Params>> {
  const { sets } = cluster.engine;
  if (!("namespace" in policy.source)) return;
  const { namespace, name, origin } = policy.source;
  const ports = sets.difference(rule.ports.possible, portSetOf(grant.ports, sets));
  const parts = [
    ...(ports === sets.none ? [] : sets.texts(ports)),
    ...rule.ports.names.map((one) => one.name),
    ...(rule.anyPeer === NO && rule.anyPod === NO ? [] : ["*"]),
    ...strangers(cluster, rule, namespace, direction, grant),
    ...foreignAddresses(expected, rule, namespace, direction, grant),
  ];
  if (parts.length === 0) return;
  const place = `spec.${direction}[${rule.index}]`;
  yield {
    entity: `network policy ${namespace}/${name}`,
    params: { policy: `${namespace}/${name}`, rule: place, grant: grant.id, excess: parts.join(", ") },
    at: { origin, path: ["spec", direction, rule.index] },
  };
}

/** Namespaces that a rule names and the grant does not mean. */
function strangers(
  { engine, pool }: Scene["cluster"],
  rule: CompiledRule,
  own: string,
  direction: Direction,
  grant: IntendedGrant,
): string[] {
  const [here, there] = direction === "egress" ? (["from", "to"] as const) : (["to", "from"] as const);
  const meant = new Set(
    grant.routes
      .filter((route) => route[here] === own && route.fromPool === pool && route.toPool === pool)
      .map((route) => route[there]),
  );
  const named = rule.groups.flatMap((group) =>
    [...engine.sites.values()].filter((site) => site.wholeGroups.has(group) || site.pickyGroups.has(group)),
  );
  return [...new Set(named.map(({ namespace }) => namespace.name))].filter((name) => !meant.has(name)).sort();
}

/** Addresses that a rule names and the grant does not mean. */
function foreignAddresses(
  expected: Expectation,
  rule: CompiledRule,
  own: string,
  direction: Direction,
  grant: IntendedGrant,
): string[] {
  const meant = expected
    .ranges({ namespace: own, labels: {} }, direction)
    .filter((range) => range.grant === grant.id);
  return rule.blocks
    .flatMap(({ ranges }) => ranges)
    .filter(({ first, last }) => !meant.some((range) => range.first <= first && last <= range.last))
    .map(({ first, last }) => `${addressText(first)}-${addressText(last)}`);
}
