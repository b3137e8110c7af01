import { at, byFault, defineCheck } from "../../checks.js";

interface Params {
  fault: "no-nodes" | "no-platform";
  group: string;
}

/** A pool is 信创 exactly when it has 信创 nodes; selection and taints follow from both. */
export default defineCheck<Params>({
  code: "XIN004",
  severity: "error",
  title: {
    zh: "资源池声明信创底座，当且仅当它有信创节点",
    en: "A pool declares a 信创 platform exactly when it has 信创 nodes",
  },
  message: byFault<Params>({
    "no-nodes": {
      zh: () => "声明了信创底座，却没有信创节点组",
      en: () => "declares a 信创 platform, but has no 信创 node group",
    },
    "no-platform": {
      zh: (p) => `节点组 ${p.group} 是信创节点，资源池却没有写明信创底座`,
      en: (p) => `node group ${p.group} is 信创, but the pool declares no 信创 platform`,
    },
  }),
  hint: {
    zh: () => "请在信创节点组下写 xinchuang: true，并在资源池写明 xinchuang 的 cpu 与 os",
    en: () => "write xinchuang: true at its 信创 node groups, and cpu and os under the pool's xinchuang",
  },
  *find(estate) {
    for (const pool of estate.all("pool")) {
      const { xinchuang, nodes } = pool.value;
      const [group] = Object.entries(nodes).find(([, one]) => one.xinchuang) ?? [];
      if (xinchuang && !group)
        yield { at: at(pool, ["xinchuang"]), params: { fault: "no-nodes", group: "" } };
      if (!xinchuang && group)
        yield { at: at(pool, ["nodes", group, "xinchuang"]), params: { fault: "no-platform", group } };
    }
  },
});
