import { defineIsolationCheck } from "../checks.js";
import { NO, selects } from "../engine/tri.js";

interface Params {
  readonly service: string;
  readonly policy: string;
}

/** Behind such a load balancer pods see a node's address, and a rule about clients' addresses never meets them. */
export default defineIsolationCheck<Params>({
  code: "ISO009",
  severity: "error",
  when: "audit",
  title: {
    zh: "以地址放行的 Pod 前的负载均衡保留来源地址",
    en: "Load balancers before pods that are guarded by addresses keep the source address",
  },
  message: {
    zh: (p) => `服务 ${p.service} 会改写来源地址，${p.policy} 中按地址放行的规则因此失效`,
    en: (p) => `Service ${p.service} rewrites the source address, which ${p.policy} reads`,
  },
  hint: {
    zh: () => "写上 externalTrafficPolicy: Local",
    en: () => "write externalTrafficPolicy: Local",
  },
  *find({ cluster }) {
    const { services, sites } = cluster.engine;
    for (const service of services) {
      const { pods: selector, namespace, name, origin } = service;
      if (service.type !== "LoadBalancer" || service.keepsSource || !selector) continue;
      const site = sites.get(namespace);
      const behind = [...(site?.pods ?? [])].filter(
        ({ pod }) => selects(selector, pod.labels, pod.labelsKnown) !== NO,
      );
      const policies = new Set(
        behind.flatMap(({ cell }) =>
          cell.ingress.policies.filter(({ policy }) =>
            policy.ingress?.some(({ blocks }) => blocks.length > 0),
          ),
        ),
      );
      const [first] = policies;
      if (!first) continue;
      yield {
        entity: `service ${namespace}/${name}`,
        params: { service: `${namespace}/${name}`, policy: first.policy.source.name },
        at: { origin, path: ["spec"] },
      };
    }
  },
});
