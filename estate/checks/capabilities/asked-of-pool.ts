import { type IsUnmet, unmetAskings } from "../../askings.js";
import { provides } from "../../capability.js";
import { at, defineCheck } from "../../checks.js";
import type { Text } from "../../findings/rule.js";
import type { Capability, Pool } from "../../kinds/pool.js";

interface Params {
  pool: string;
  what: Text;
  missing: readonly string[];
}

/** What a pool cannot carry out is refused where it is asked for, not when it is applied. */
export default defineCheck<Params>({
  code: "CAP002",
  severity: "error",
  title: {
    zh: "资源池能够做到对它的每一项要求",
    en: "A pool can carry out what is asked of it",
  },
  message: {
    zh: (p) => `${p.what.zh}需要资源池 ${p.pool} 不具备的能力（${p.missing.join("、")}）`,
    en: (p) => `${p.what.en} needs what pool ${p.pool} has not (${p.missing.join(", ")})`,
  },
  hint: {
    zh: () => "请换一个资源池，或待其具备该能力后在能力矩阵中改为 yes",
    en: () => "choose another pool, or set the capability to yes once the pool has it",
  },
  *find(estate) {
    const isUnmet: IsUnmet = (id, capabilities, access) => {
      const pool = estate.find("pool", id);
      return pool !== undefined && capabilities.some((one) => !provides(pool.value, one, access));
    };
    for (const { pool: id, capabilities, access, at: place, what } of unmetAskings(estate, isUnmet)) {
      const pool = estate.find("pool", id);
      if (!pool) continue;
      const lacking = capabilities.filter((one) => !provides(pool.value, one, access));
      yield {
        at: place,
        params: { pool: id, what, missing: lacking.map((one) => shown(pool.value, one)) },
        related: lacking.map((one) => at(pool, ["capabilities", one])),
      };
    }
  },
});

function shown({ capabilities }: Pool, capability: Capability): string {
  return `${capability}: ${capabilities[capability]}`;
}
