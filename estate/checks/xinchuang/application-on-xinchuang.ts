import { at, byFault, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";

interface Params {
  fault: "pool" | "nodes";
  pool: string;
  zone: string;
}

/** What must run on 信创 resources runs on nothing else. */
export default defineCheck<Params>({
  code: "XIN001",
  severity: "error",
  title: {
    zh: "信创应用只部署在有相应网络区信创节点的信创资源池",
    en: "A 信创 application runs in 信创 pools that have 信创 nodes for its zone",
  },
  message: byFault<Params>({
    pool: {
      zh: (p) => `资源池 ${p.pool} 不是信创资源池`,
      en: (p) => `pool ${p.pool} is no 信创 pool`,
    },
    nodes: {
      zh: (p) => `资源池 ${p.pool} 没有承载网络区 ${p.zone} 的信创节点`,
      en: (p) => `pool ${p.pool} has no 信创 nodes for zone ${p.zone}`,
    },
  }),
  hint: {
    zh: () => "请部署到信创资源池；应用本身不要求信创时写 xinchuang: false",
    en: () => "place it in a 信创 pool; write xinchuang: false if it need not run on 信创",
  },
  *find(estate) {
    for (const application of estate.all("application").filter(({ value }) => value.xinchuang)) {
      const { zone, placements } = application.value;
      for (const id of Object.keys(placements)) {
        const pool = estate.find("pool", id);
        const fault = pool && faultOf(pool, zone);
        if (!fault) continue;
        yield { at: at(application, ["placements", id], "key"), params: { fault, pool: id, zone } };
      }
    }
  },
});

function faultOf({ value }: Entity<"pool">, zone: Params["zone"]): Params["fault"] | undefined {
  if (!value.xinchuang) return "pool";
  const isServed = Object.values(value.nodes).some(
    (group) => group.xinchuang && group.zones.some((one) => one === zone),
  );
  return isServed ? undefined : "nodes";
}
