import { asnOf } from "../../autonomous-systems.js";
import { at, defineCheck } from "../../checks.js";
import { circuitsByPool } from "../../circuits.js";
import type { Entity } from "../../entity.js";

/** BGP drops a route that has passed through its own AS, so two pools of one number never learn of each other. */
export default defineCheck<{ asn: number; other: string }>({
  code: "PLN013",
  severity: "error",
  title: {
    zh: "接入外网的资源池各有自己的自治域号",
    en: "Each pool on the extranet has an AS number of its own",
  },
  message: {
    zh: (p) => `自治域号 ${p.asn} 与资源池 ${p.other} 相同，两池互相收不到路由`,
    en: (p) => `AS ${p.asn} is that of pool ${p.other} as well, so neither takes the other's routes`,
  },
  hint: {
    zh: () => "请为其中一个资源池声明另一个 asn",
    en: () => "declare another asn for one of them",
  },
  *find(estate) {
    const first = new Map<number, Entity<"pool">>();
    for (const pool of estate.all("pool")) {
      if (!circuitsByPool(estate).has(pool.id)) continue;
      const asn = asnOf(pool);
      const other = first.get(asn);
      const placeOf = (one: Entity<"pool">) => at(one, one.value.asn === undefined ? [] : ["asn"]);
      if (!other) first.set(asn, pool);
      else yield { at: placeOf(pool), params: { asn, other: other.id }, related: [placeOf(other)] };
    }
  },
});
