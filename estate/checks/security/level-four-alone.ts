import { at, defineCheck } from "../../checks.js";
import type { Entity } from "../../entity.js";
import type { Estate } from "../../estate.js";

interface Params {
  pool: string;
  others: readonly string[];
}

/** Level 4 has a resource pool of its own. */
export default defineCheck<Params>({
  code: "SEC002",
  severity: "error",
  title: {
    zh: "四级应用所在的资源池不承载其他部门",
    en: "A pool with an application of level 4 carries no other department",
  },
  message: {
    zh: (p) => `四级应用所在的资源池 ${p.pool} 还承载部门：${p.others.join("、")}`,
    en: (p) => `pool ${p.pool} of a level-4 application also carries ${p.others.join(", ")}`,
  },
  hint: {
    zh: () => "请为四级应用划分独立的资源池",
    en: () => "give level 4 a pool of its own",
  },
  source: "GB/T 22239-2019 9.2（第四级云计算安全扩展要求）",
  *find(estate) {
    const levelFour = estate.all("application").filter(({ value }) => value.level === 4);
    if (levelFour.length === 0) return;
    const departments = departmentsByPool(estate);
    for (const application of levelFour) {
      for (const pool of Object.keys(application.value.placements)) {
        const others = othersIn(departments.get(pool) ?? new Map(), application.owner);
        if (others.length === 0) continue;
        yield {
          at: at(application, ["placements", pool], "key"),
          params: { pool, others: others.map(({ owner }) => owner) },
          related: others.map((other) => at(other, ["placements", pool], "key")),
        };
      }
    }
  },
});

/** As many as a reader wants to see. */
const mostShown = 5;

function othersIn(
  departments: ReadonlyMap<string, Entity<"application">>,
  own: string,
): readonly Entity<"application">[] {
  const others: Entity<"application">[] = [];
  for (const [department, application] of departments) {
    if (department !== own) others.push(application);
    if (others.length === mostShown) break;
  }
  return others;
}

/** The departments in every pool, each with its first application there. */
function departmentsByPool(estate: Estate): ReadonlyMap<string, ReadonlyMap<string, Entity<"application">>> {
  const byPool = new Map<string, Map<string, Entity<"application">>>();
  for (const application of estate.all("application")) {
    for (const pool of Object.keys(application.value.placements)) {
      const departments = byPool.get(pool) ?? new Map<string, Entity<"application">>();
      byPool.set(pool, departments);
      if (!departments.has(application.owner)) departments.set(application.owner, application);
    }
  }
  return byPool;
}
