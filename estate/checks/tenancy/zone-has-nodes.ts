import { at, byFault, defineCheck } from "../../checks.js";
import type { Application } from "../../kinds/application.js";
import type { Pool } from "../../kinds/pool.js";
import type { Zone } from "../../zones.js";

interface Params {
  fault: "none" | "reserved";
  zone: Zone;
  pool: string;
}

/** An application runs on nodes that serve its zone. */
export default defineCheck<Params>({
  code: "TEN010",
  severity: "error",
  title: {
    zh: "应用部署到的资源池有承载其网络区的节点",
    en: "A pool has nodes for the zone of every application placed in it",
  },
  message: byFault<Params>({
    none: {
      zh: (p) => `资源池 ${p.pool} 没有承载网络区 ${p.zone} 的节点组`,
      en: (p) => `pool ${p.pool} has no node group for zone ${p.zone}`,
    },
    reserved: {
      zh: (p) => `资源池 ${p.pool} 承载网络区 ${p.zone} 的节点都是信创节点，只接受信创应用`,
      en: (p) => `all nodes of pool ${p.pool} for zone ${p.zone} are 信创 and take 信创 applications only`,
    },
  }),
  hint: {
    zh: () => "请为该资源池声明承载此网络区的节点组，或改变部署",
    en: () => "declare nodes of that zone in the pool, or place it elsewhere",
  },
  source: "GB/T 22239-2019 8.1.2.1 d",
  *find(estate) {
    for (const application of estate.all("application")) {
      const { zone, placements } = application.value;
      for (const id of Object.keys(placements)) {
        const pool = estate.find("pool", id);
        const fault = pool && faultOf(application.value, pool.value);
        if (!fault) continue;
        yield {
          at: at(application, ["placements", id], "key"),
          params: { fault, zone, pool: id },
          related: [at(pool, ["nodes"])],
        };
      }
    }
  },
});

/**
 * 信创 nodes of a pool that also has others take 信创 applications only. Whether these find 信创 nodes is another
 * rule.
 */
function faultOf({ zone, xinchuang }: Application, { nodes }: Pool): Params["fault"] | undefined {
  const groups = Object.values(nodes);
  const serving = groups.filter(({ zones }) => zones.includes(zone));
  if (serving.length === 0) return "none";
  const isOpen =
    xinchuang || groups.every((group) => group.xinchuang) || serving.some((group) => !group.xinchuang);
  return isOpen ? undefined : "reserved";
}
