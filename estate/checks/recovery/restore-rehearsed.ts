import { at, byFault, defineCheck } from "../../checks.js";
import { yearsAfter } from "../../days.js";

interface Params {
  fault: "never" | "old";
  last: string;
}

/** A backup that nobody has restored for a year may be none. */
export default defineCheck<Params>({
  code: "DR006",
  severity: "warning",
  title: {
    zh: "一年之内演练过从备份恢复",
    en: "Restoring from the backup was rehearsed within a year",
  },
  message: byFault<Params>({
    never: { zh: () => "备份从未做过恢复演练", en: () => "restoring from the backup was never rehearsed" },
    old: {
      zh: (p) => `最近一次恢复演练在 ${p.last}，已超过一年`,
      en: (p) => `the last restore rehearsal was on ${p.last}, more than a year ago`,
    },
  }),
  hint: {
    zh: () => "请做一次恢复演练，并更新 lastRestoreTest",
    en: () => "rehearse a restore and update lastRestoreTest",
  },
  source: "GB/T 22239-2019 8.1.4.9 a",
  *find(estate, { today }) {
    const yearAgo = yearsAfter(today, -1);
    for (const application of estate.all("application")) {
      const { backup } = application.value;
      if (!backup) continue;
      const { lastRestoreTest: last } = backup;
      if (last === undefined) yield { at: at(application, ["backup"]), params: { fault: "never", last: "" } };
      else if (last < yearAgo)
        yield { at: at(application, ["backup", "lastRestoreTest"]), params: { fault: "old", last } };
    }
  },
});
