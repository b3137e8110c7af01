import { at, defineCheck } from "../../checks.js";

/** A backup that stands where the system stands is lost with it. */
export default defineCheck<{ pool: string }>({
  code: "DR004",
  severity: "error",
  title: {
    zh: "备份不放在应用唯一的资源池",
    en: "A backup is not kept in the application's only pool",
  },
  message: {
    zh: (p) => `备份与应用都只在资源池 ${p.pool}`,
    en: (p) => `backup and application are both in ${p.pool} and nowhere else`,
  },
  hint: {
    zh: () => "请把备份放到另一资源池",
    en: () => "keep the backup in another pool",
  },
  source: "GB/T 22239-2019 8.1.4.9 b",
  *find(estate) {
    for (const application of estate.all("application")) {
      const { placements, backup } = application.value;
      const pools = Object.keys(placements);
      if (backup && pools.length === 1 && pools[0] === backup.pool)
        yield { at: at(application, ["backup", "pool"]), params: { pool: backup.pool } };
    }
  },
});
