import { at, defineCheck } from "../../checks.js";

interface Params {
  level: number;
  pool: string;
  poolLevel: number;
}

/** A platform carries nothing that is graded higher than itself. */
export default defineCheck<Params>({
  code: "SEC001",
  severity: "error",
  title: {
    zh: "应用的等保级别不高于所在资源池的级别",
    en: "No application is graded higher than the pool it runs in",
  },
  message: {
    zh: (p) => `等保 ${p.level} 级的应用部署在 ${p.poolLevel} 级的资源池 ${p.pool}`,
    en: (p) => `an application of level ${p.level} is placed in pool ${p.pool} of level ${p.poolLevel}`,
  },
  hint: {
    zh: (p) => `请部署到 ${p.level} 级以上的资源池`,
    en: (p) => `place it in a pool of level ${p.level} or higher`,
  },
  source: "GB/T 22239-2019 8.2.2.1 a",
  *find(estate) {
    for (const application of estate.all("application")) {
      const { level, placements } = application.value;
      for (const id of Object.keys(placements)) {
        const pool = estate.find("pool", id);
        if (!pool || level <= pool.value.level) continue;
        yield {
          at: at(application, ["placements", id], "key"),
          params: { level, pool: id, poolLevel: pool.value.level },
          related: [at(pool, ["level"])],
        };
      }
    }
  },
});
