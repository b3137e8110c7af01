import { provides } from "../../capability.js";
import { at, defineCheck } from "../../checks.js";

interface Params {
  pool: string;
  cni: string;
}

/** Without egress rules a level-3 system could send what it holds anywhere its zone routes to. */
export default defineCheck<Params>({
  code: "CAP004",
  severity: "error",
  title: {
    zh: "公用区、专用区的三级以上应用只部署在能限制外出流量的资源池",
    en: "Applications of level 3 or higher run in pools that enforce egress rules",
  },
  message: {
    zh: (p) => `资源池 ${p.pool}（${p.cni}）不能限制应用的外出流量`,
    en: (p) => `pool ${p.pool} (${p.cni}) cannot restrict where the application connects to`,
  },
  hint: {
    zh: () => "三级应用的边界须默认拒绝双向流量，请换一个资源池",
    en: () => "the boundary of level 3 denies both directions by default: choose another pool",
  },
  source: "GB/T 22239-2019 8.1.3.2 a",
  *find(estate) {
    for (const application of estate.all("application")) {
      const { level, zone, placements } = application.value;
      if (level < 3 || (zone !== "public" && zone !== "private")) continue;
      for (const id of Object.keys(placements)) {
        const pool = estate.find("pool", id);
        if (!pool || provides(pool.value, "networkPolicyEgress", "write")) continue;
        const { cni } = pool.value;
        yield {
          at: at(application, ["placements", id], "key"),
          params: { pool: id, cni: `${cni.name} ${cni.version}` },
          related: [at(pool, ["capabilities", "networkPolicyEgress"])],
        };
      }
    }
  },
});
