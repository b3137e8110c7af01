import { type Breach, defineIsolationCheck, type Scene } from "../checks.js";
import { type CompiledPolicy, type CompiledRule, policyName, rulesIn } from "../engine/compiled.js";
import { weightOf } from "../engine/rule-weight.js";
import { grantOf } from "../identity.js";

interface Params {
  readonly policy: string;
  readonly rule: string;
  readonly zh: string;
  readonly en: string;
}

/**
 * Rules without which every verdict stays as it is, looking at one after the other from the last, so that of two
 * equal ones the first is kept. Rules of different grants are never held against each other: each goes when its own grant goes.
 */
export default defineIsolationCheck<Params>({
  code: "ISO010",
  severity: "warning",
  when: "audit",
  title: { zh: "没有多余或被遮蔽的规则", en: "No rule is redundant or shadowed" },
  message: {
    zh: (p) => `${p.policy} 的 ${p.rule} ${p.zh}`,
    en: (p) => `${p.rule} of ${p.policy} ${p.en}`,
  },
  hint: { zh: () => "删去它，规则越少越容易审查", en: () => "remove it: fewer rules are easier to review" },
  source: "GB/T 22239-2019 8.1.3.2 b",
  *find({ cluster }: Scene) {
    const gone = new Set<CompiledRule>();
    for (const policy of [...cluster.engine.compiled.values()].reverse()) {
      for (const [direction, rule] of [...rulesIn(policy)].reverse()) {
        const weight = weightOf(cluster.engine, policy, rule, direction, (other, where) =>
          isHeldAgainst(other, where, policy, gone),
        );
        if (weight === "counts" || weight === "unused") continue;
        gone.add(rule);
        yield breach(policy, direction, rule, weight);
      }
    }
  },
});

function isHeldAgainst(
  other: CompiledRule,
  where: CompiledPolicy,
  policy: CompiledPolicy,
  gone: ReadonlySet<CompiledRule>,
): boolean {
  if (gone.has(other)) return false;
  const [one, two] = [grantOf(where.source)?.id, grantOf(policy.source)?.id];
  return one === two || one === undefined;
}

const words = {
  redundant: { zh: "已由其他规则全部放行，属于多余", en: "is redundant: other rules let all of it through" },
  shadowed: {
    zh: "之前的规则已全部作出决定，它从不生效",
    en: "is shadowed: rules before it decide about all of it",
  },
} as const;

function breach(
  policy: CompiledPolicy,
  direction: "ingress" | "egress",
  rule: CompiledRule,
  weight: keyof typeof words,
): Breach<Params> {
  return {
    entity: `network policy ${policyName(policy)}`,
    params: { policy: policyName(policy), rule: `spec.${direction}[${rule.index}]`, ...words[weight] },
    at: { origin: policy.source.origin, path: ["spec", direction, rule.index] },
  };
}
