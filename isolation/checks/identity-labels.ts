import { isReserved } from "../../estate/names.js";
import { defineIsolationCheck } from "../checks.js";
import { identityLabels } from "../identity.js";

interface Params {
  readonly namespace: string;
  readonly zh: string;
  readonly en: string;
}

/** Policies and admission rules tell tenants apart by labels, so a namespace without them belongs to nobody. */
export default defineIsolationCheck<Params>({
  code: "ISO003",
  severity: "error",
  when: "audit",
  title: {
    zh: "每个租户命名空间恰好有一组身份标签",
    en: "Every tenant namespace has exactly one set of identity labels",
  },
  message: {
    zh: (p) => `命名空间 ${p.namespace} 的身份标签${p.zh}`,
    en: (p) => `the identity labels of namespace ${p.namespace} ${p.en}`,
  },
  hint: {
    zh: () => "标签由底账生成，不要手工改动",
    en: () => "the estate makes the labels; do not change them by hand",
  },
  *find({ cluster, intent }) {
    const applications = new Map(
      intent?.applications
        .filter(({ pools }) => pools.includes(cluster.pool))
        .map((one) => [one.namespace, one]),
    );
    const sites = [...cluster.engine.sites.values()].map((site) => site.namespace);
    const isOurs = sites.some(({ labels }) => labels[identityLabels.department] !== undefined);
    for (const { name, labels, origin } of sites) {
      if (!origin || isReserved(name) || !isOurs) continue;
      const missing = Object.values(identityLabels).filter((key) => !labels[key]);
      const meant = applications.get(name);
      const [department, application] = meant?.id.split("/") ?? [];
      const isOther =
        meant !== undefined &&
        (labels[identityLabels.department] !== department ||
          labels[identityLabels.application] !== application ||
          labels[identityLabels.zone] !== meant.zone);
      const wrong = (zh: string, en: string) => ({
        entity: `namespace ${name}`,
        params: { namespace: name, zh, en },
        at: { origin, path: ["metadata", "labels"] },
      });
      if (missing.length > 0) yield wrong(`缺少 ${missing.join("、")}`, `lack ${missing.join(", ")}`);
      else if (isOther) yield wrong(`不属于 ${meant.id}`, `are not those of ${meant.id}`);
      else if (intent && !meant)
        yield wrong("在底账中没有对应的政务应用", "belong to no application of the estate");
    }
  },
});
