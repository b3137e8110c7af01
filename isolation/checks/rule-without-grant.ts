import { defineIsolationCheck } from "../checks.js";
import { grantOf } from "../identity.js";
import { expectationOf } from "../intent/expectation.js";

interface Params {
  readonly policy: string;
  readonly zh: string;
  readonly en: string;
}

/** The openings that every application has, by the names of their policies. */
const builtIn = new Set([
  "default-deny",
  "same-application",
  "dns-egress",
  "metrics-ingress",
  "metrics-door-egress",
]);

/** So that for every rule somebody can be asked why it is there. */
export default defineIsolationCheck<Params>({
  code: "ISO006",
  severity: "error",
  when: "audit",
  title: { zh: "每条网络策略都出自一项授权", en: "Every network policy comes from a grant" },
  message: {
    zh: (p) => `网络策略 ${p.policy} ${p.zh}`,
    en: (p) => `network policy ${p.policy} ${p.en}`,
  },
  hint: {
    zh: () => "删去它，或为它申请授权并由底账生成",
    en: () => "remove it, or have it granted and let the estate make it",
  },
  *find({ cluster, intent }) {
    if (!intent) return;
    const expected = expectationOf(intent, cluster.pool, cluster.engine.sets);
    const grants = new Set(intent.grants.map(({ id }) => id));
    for (const { source } of cluster.engine.compiled.values()) {
      if (!("namespace" in source) || !expected.isOurs(source.namespace)) continue;
      const grant = grantOf(source);
      const policy = `${source.namespace}/${source.name}`;
      const breach = (zh: string, en: string) => ({
        entity: `network policy ${policy}`,
        params: { policy, zh, en },
        at: { origin: source.origin },
      });
      if (grant && !grants.has(grant.id)) {
        yield breach(
          `标注的授权 ${grant.id} 不在底账中`,
          `names grant ${grant.id}, which the estate does not have`,
        );
      } else if (!grant && !builtIn.has(source.name)) {
        yield breach("没有标注授权，也不是固有的策略", "names no grant and is none of the built-in ones");
      }
    }
  },
});
