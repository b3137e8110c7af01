import { at, byFault, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";
import { isReserved, namespaceOf } from "../../names.js";

interface Params {
  fault: "taken" | "reserved";
  namespace: string;
  other: string;
}

/** `<department>-<application>` names one application only, and nothing of the platform's. */
export default defineCheck<Params>({
  code: "TEN003",
  severity: "error",
  title: {
    zh: "每个应用的命名空间名称唯一，且不占用平台的名称",
    en: "Every application has a namespace name of its own, none of the platform's",
  },
  message: byFault<Params>({
    taken: {
      zh: (p) => `命名空间名称 ${p.namespace} 与应用 ${p.other} 相同`,
      en: (p) => `its namespace would be called ${p.namespace}, as that of ${p.other}`,
    },
    reserved: {
      zh: (p) => `命名空间名称 ${p.namespace} 由平台保留`,
      en: (p) => `its namespace would be called ${p.namespace}, which belongs to the platform`,
    },
  }),
  hint: {
    zh: () => "命名空间名称为“部门-应用”，请为其中一个应用改名",
    en: () => "a namespace is called <department>-<application>: rename one of the applications",
  },
  waivable: false,
  *find(estate) {
    const first = new Map<string, Entity<"application">>();
    for (const application of estate.all("application")) {
      const namespace = namespaceOf(application.id);
      const other = first.get(namespace);
      if (!other) first.set(namespace, application);
      const place = at(application, [], "key");
      if (other) {
        const params: Params = { fault: "taken", namespace, other: other.id };
        yield { at: place, params, related: [at(other, [], "key")] };
      } else if (isReserved(namespace)) {
        yield { at: place, params: { fault: "reserved", namespace, other: "" } };
      }
    }
  },
});
