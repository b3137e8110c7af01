import { at, defineCheck } from "../../checks.js";
import { longestInterval } from "../../recovery.js";

interface Params {
  tier: string;
  everyHours: number;
  longest: number;
}

/** The time between two backups is what may be lost. */
export default defineCheck<Params>({
  code: "DR005",
  severity: "error",
  title: {
    zh: "备份间隔符合容灾等级",
    en: "Backups are made as often as the disaster-recovery tier asks",
  },
  message: {
    zh: (p) => `容灾等级 ${p.tier} 的备份间隔为 ${p.everyHours} 小时，不得超过 ${p.longest} 小时`,
    en: (p) => `tier ${p.tier} is backed up every ${p.everyHours} hours; it takes one every ${p.longest}`,
  },
  hint: {
    zh: (p) => `请写 everyHours: ${p.longest} 或更短`,
    en: (p) => `write everyHours: ${p.longest} or less`,
  },
  source: "GB/T 22239-2019 8.1.4.9 a; GB/T 20988",
  *find(estate) {
    for (const application of estate.all("application")) {
      const { drTier: tier, backup } = application.value;
      const longest = longestInterval[tier];
      if (!backup || backup.everyHours <= longest) continue;
      yield {
        at: at(application, ["backup", "everyHours"]),
        params: { tier, everyHours: backup.everyHours, longest },
        related: [at(application, ["drTier"])],
      };
    }
  },
});
