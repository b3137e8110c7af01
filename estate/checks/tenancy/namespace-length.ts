import { at, defineCheck } from "../../checks.js";
import { longestName, namespaceOf } from "../../names.js";

/** Kubernetes takes no longer name, and would refuse it only when the change is applied. */
export default defineCheck<{ namespace: string }>({
  code: "TEN004",
  severity: "error",
  title: {
    zh: `命名空间名称不超过 ${longestName} 个字符`,
    en: `Names of namespaces have at most ${longestName} characters`,
  },
  message: {
    zh: (p) => `命名空间名称 ${p.namespace} 有 ${p.namespace.length} 个字符，上限为 ${longestName}`,
    en: (p) =>
      `its namespace would be called ${p.namespace}, ${p.namespace.length} characters of at most ${longestName}`,
  },
  hint: {
    zh: () => "命名空间名称为“部门-应用”，请缩短应用的标识",
    en: () => "a namespace is called <department>-<application>: shorten the application's id",
  },
  source: "RFC 1123 2.1",
  waivable: false,
  *find(estate) {
    for (const application of estate.all("application")) {
      const namespace = namespaceOf(application.id);
      if (namespace.length > longestName) yield { at: at(application, [], "key"), params: { namespace } };
    }
  },
});
