import { at, defineCheck } from "../../checks.js";
import { longestInterval, placedOf } from "../../recovery.js";

/** Important systems survive the loss of a pool. */
export default defineCheck<{ pool: string }>({
  code: "DR002",
  severity: "error",
  title: {
    zh: `重要级应用有第二个部署，或至少每 ${longestInterval.important} 小时备份到另一资源池`,
    en: `An important application has a second placement, or a backup in another pool every ${longestInterval.important} hours`,
  },
  message: {
    zh: (p) => `重要级应用只部署在 ${p.pool}，也没有每 ${longestInterval.important} 小时备份到另一资源池`,
    en: (p) =>
      `an important application runs in ${p.pool} only, and is not backed up to another pool every ${longestInterval.important} hours`,
  },
  hint: {
    zh: () => "请增加备用部署，或在另一资源池声明 backup",
    en: () => "add a standby placement, or declare a backup in another pool",
  },
  source: "GB/T 22239-2019 8.1.4.9 b",
  *find(estate) {
    for (const application of placedOf(estate, "important")) {
      const { placements, backup } = application.value;
      const [pool = "", second] = Object.keys(placements);
      const isBackedUp =
        backup !== undefined && backup.pool !== pool && backup.everyHours <= longestInterval.important;
      if (second === undefined && !isBackedUp) yield { at: at(application, ["drTier"]), params: { pool } };
    }
  },
});
