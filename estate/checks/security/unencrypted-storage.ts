import { at, defineCheck } from "../../checks.js";
import type { Pool } from "../../kinds/pool.js";

interface Params {
  pool: string;
  storageClass: string;
  level: number;
  dataClass: string;
}

/** What a default storage class holds is whatever tenants do not think about; it is encrypted for those who must. */
export default defineCheck<Params>({
  code: "SEC011",
  severity: "error",
  title: {
    zh: "三级以上应用与重要、核心数据所在资源池的默认存储类静态加密",
    en: "Level 3 and important or core data rest on encrypted default storage",
  },
  message: {
    zh: (p) =>
      `资源池 ${p.pool} 的默认存储类 ${p.storageClass} 未加密，而应用为等保 ${p.level} 级、数据分级 ${p.dataClass}`,
    en: (p) =>
      `default storage class ${p.storageClass} of pool ${p.pool} is not encrypted; the application has level ${p.level} and ${p.dataClass} data`,
  },
  hint: {
    zh: () => "请换用加密的默认存储类，或部署到另一资源池",
    en: () => "make an encrypted class the default, or place it in another pool",
  },
  source: "GB/T 22239-2019 8.1.4.8",
  *find(estate) {
    for (const application of estate.all("application")) {
      const { level, dataClass, placements } = application.value;
      if (level < 3 && dataClass === "general") continue;
      for (const id of Object.keys(placements)) {
        const pool = estate.find("pool", id);
        const storageClass = pool && unencryptedDefault(pool.value);
        if (!storageClass) continue;
        yield {
          at: at(application, ["placements", id], "key"),
          params: { pool: id, storageClass, level, dataClass },
          related: [at(pool, ["storageClasses", storageClass])],
        };
      }
    }
  },
});

function unencryptedDefault({ storageClasses }: Pool): string | undefined {
  return Object.entries(storageClasses).find(([, one]) => one.default && !one.encrypted)?.[0];
}
