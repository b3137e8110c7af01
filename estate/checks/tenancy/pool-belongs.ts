import { at, type Breach, byFault, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";
import type { Estate } from "../../estate.js";

interface Params {
  fault: "ownerless" | "owned" | "division" | "id";
  tier: string;
  division: string;
}

/** 1+13+N: the province's pool is the province's, a city's the city's, an industry's its department's. */
export default defineCheck<Params>({
  code: "TEN008",
  severity: "error",
  title: {
    zh: "省级、市级资源池属于相应层级的区划，行业云有主管部门",
    en: "Province and city pools belong to a division of that level, an industry pool to a department",
  },
  message: byFault<Params>({
    ownerless: {
      zh: () => "行业云没有写明主管部门（owner）",
      en: () => "an industry pool names no department that owns it",
    },
    owned: {
      zh: (p) => `层级为 ${p.tier} 的资源池写了主管部门，只有行业云才有`,
      en: (p) => `a pool of tier ${p.tier} names an owner, which only an industry pool has`,
    },
    division: {
      zh: (p) => `层级为 ${p.tier}，而区划 ${p.division} 不是这一级`,
      en: (p) => `its tier is ${p.tier}, but division ${p.division} is of another level`,
    },
    id: {
      zh: (p) => `标识开头的区划代码与 division: ${p.division} 不同`,
      en: (p) => `its id begins with another division code than division: ${p.division}`,
    },
  }),
  hint: {
    zh: () => "请核对 tier、division、owner 与文件名",
    en: () => "check tier, division, owner and the file's name",
  },
  *find(estate) {
    for (const pool of estate.all("pool")) yield* faultsOf(pool, estate);
  },
});

function* faultsOf(pool: Entity<"pool">, estate: Estate): Generator<Breach<Params>> {
  const { tier, division: id, owner } = pool.value;
  const params = (fault: Params["fault"]) => ({ fault, tier, division: id });
  if (tier === "industry" && !owner) yield { at: at(pool, ["tier"]), params: params("ownerless") };
  if (tier !== "industry" && owner) yield { at: at(pool, ["owner"], "key"), params: params("owned") };
  const division = estate.find("division", id);
  if (tier !== "industry" && division && division.value.level !== tier)
    yield { at: at(pool, ["division"]), params: params("division") };
  const code = /^\d{6}/.exec(pool.id)?.[0];
  if (code && code !== id) yield { at: at(pool, ["division"]), params: params("id") };
}
