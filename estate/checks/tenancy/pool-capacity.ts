import { shortfalls, shownShortfalls } from "../../amounts.js";
import { at, defineCheck } from "../../checks.js";
import type { Text } from "../../findings/rule.js";
import { capacityOf } from "../../pool-capacity.js";
import { sumOf, topShares } from "../../quota-tree.js";

interface Params {
  pool: string;
  short: Text;
}

/** What the province gives out in a pool still fits when the pool loses its largest node. */
export default defineCheck<Params>({
  code: "TEN002",
  severity: "error",
  title: {
    zh: "资源池在失去最大节点后仍容得下全部配额",
    en: "A pool that lost its largest node still holds all quota given out in it",
  },
  message: {
    zh: (p) => `资源池 ${p.pool} 失去最大节点后的容量不足：${p.short.zh}`,
    en: (p) => `pool ${p.pool} is too small once its largest node is lost: ${p.short.en}`,
  },
  hint: {
    zh: () => "请扩容资源池，或减少全省在该池的配额",
    en: () => "add nodes or storage to the pool, or give out less of it",
  },
  source: "GB/T 22239-2019 8.1.2.1 e",
  *find(estate) {
    for (const [id, shares] of topShares(estate)) {
      const pool = estate.find("pool", id);
      if (!pool) continue;
      const asked = sumOf(shares);
      const short = shortfalls(asked, capacityOf(pool.value, asked));
      const [first, ...others] = shares.map(({ entity, path }) => at(entity, path));
      if (!first || short.length === 0) continue;
      yield {
        at: first,
        about: pool,
        params: { pool: id, short: shownShortfalls(short) },
        related: [...others, at(pool, ["nodes"])],
      };
    }
  },
});
