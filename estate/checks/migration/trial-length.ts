import { at, defineCheck } from "../../checks.js";
import { dayOf, daysBetween } from "../../days.js";

const leastDays = 30;

interface Params {
  days: number;
  trial: string;
  cutOver: string;
}

/** A system shows for a month that it works before people depend on it. */
export default defineCheck<Params>({
  code: "MIG002",
  severity: "error",
  title: {
    zh: `割接前试运行不少于 ${leastDays} 天`,
    en: `A system is on trial for at least ${leastDays} days before its cut-over`,
  },
  message: {
    zh: (p) => `试运行自 ${p.trial} 起，${p.cutOver} 割接，只有 ${p.days} 天`,
    en: (p) => `on trial from ${p.trial}, cut over on ${p.cutOver}: ${p.days} days only`,
  },
  hint: {
    zh: () => `请把割接推迟到试运行满 ${leastDays} 天之后`,
    en: () => `put the cut-over off until the trial has lasted ${leastDays} days`,
  },
  *find(estate) {
    for (const migration of estate.all("migration")) {
      const { history, cutOver } = migration.value;
      const trial = history.find(({ state }) => state === "trial")?.on;
      const index = history.findIndex(({ state }) => state === "cut-over");
      const planned = cutOver && dayOf(cutOver.starts, estate.settings.timeZone);
      const day = history[index]?.on ?? planned;
      if (!trial || !day || daysBetween(trial, day) >= leastDays) continue;
      yield {
        at: at(migration, index >= 0 ? ["history", index, "on"] : ["cutOver", "starts"]),
        params: { days: daysBetween(trial, day), trial, cutOver: day },
      };
    }
  },
});
