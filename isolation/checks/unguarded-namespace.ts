import { defineIsolationCheck } from "../checks.js";
import { expectationOf } from "../intent/expectation.js";

interface Params {
  readonly namespace: string;
  readonly zh: string;
  readonly en: string;
}

const words = { ingress: { zh: "入向", en: "ingress" }, egress: { zh: "出向", en: "egress" } } as const;

/**
 * What no policy selects is open to all, whatever the policies of others say; and what only opening policies select
 * is open to all when the last of them goes.
 */
export default defineIsolationCheck<Params>({
  code: "ISO004",
  severity: "error",
  when: "audit",
  title: {
    zh: "租户命名空间的两个方向都默认拒绝",
    en: "Tenant namespaces deny by default in both directions",
  },
  message: {
    zh: (p) => `命名空间 ${p.namespace} 的${p.zh}没有默认拒绝`,
    en: (p) => `nothing denies ${p.en} by default in namespace ${p.namespace}`,
  },
  hint: {
    zh: () => "恢复 default-deny 策略：podSelector 为空，两个方向都写入 policyTypes",
    en: () => "restore the default-deny policy: an empty podSelector, both directions in policyTypes",
  },
  source: "GB/T 22239-2019 8.1.3.2 a",
  *find({ cluster, intent }) {
    if (!intent) return;
    const expected = expectationOf(intent, cluster.pool, cluster.engine.sets);
    for (const { namespace, policies } of cluster.engine.sites.values()) {
      if (!expected.isOurs(namespace.name) || !namespace.origin) continue;
      for (const direction of ["ingress", "egress"] as const) {
        if (!expected.rules(direction)) continue;
        const isGuarded = [...policies].some(
          (policy) =>
            policy[direction]?.length === 0 &&
            policy.pods.requirements.length === 0 &&
            !policy.pods.unreadable &&
            !("typesUnreadable" in policy.source && policy.source.typesUnreadable),
        );
        if (isGuarded) continue;
        yield {
          entity: `namespace ${namespace.name}`,
          params: { namespace: namespace.name, ...words[direction] },
          at: { origin: namespace.origin },
        };
      }
    }
  },
});
